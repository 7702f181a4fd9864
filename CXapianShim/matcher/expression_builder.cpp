#include "expression_builder.hpp"

#include "../frequent_terms.hpp"
#include "../group_statistics.hpp"
#include "leaves.hpp"
#include "operators.hpp"

namespace cxapian {

namespace {

/// In how many documents one of several terms is, as Xapian estimates it for an OP_SYNONYM: it joins
/// the two least frequent to one, until one is left, and rounds each time.
Xapian::doccount either_frequency(std::vector<Xapian::doccount> frequencies, double all) {
  if (frequencies.empty()) return 0;
  const auto greater = std::greater<Xapian::doccount>();
  std::make_heap(frequencies.begin(), frequencies.end(), greater);
  const auto take = [&] {
    std::pop_heap(frequencies.begin(), frequencies.end(), greater);
    const double least = frequencies.back();
    frequencies.pop_back();
    return least;
  };
  while (frequencies.size() > 1) {
    const double right = take();
    const double left = take();
    frequencies.push_back(static_cast<Xapian::doccount>(left + right - left * right / all + 0.5));
    std::push_heap(frequencies.begin(), frequencies.end(), greater);
  }
  return frequencies.front();
}

class ExpressionBuilder {
 public:
  ExpressionBuilder(MatchContext &context, TermSource &terms, const MatchWeighting &weighting)
      : context_(context), terms_(terms), weighting_(weighting),
        all_(context.database.get_doccount()), average_(context.database.get_avlength()) {}

  /// What a part of the query is multiplied with, and which lengths it is measured against.
  struct Scale {
    double factor = 1;
    uint8_t length_class = 0;
  };

  std::unique_ptr<Expression> build(QueryNode &node, Scale scale) {
    if (node.operands.empty()) ++context_.leaf_count;
    switch (node.op) {
      case CXAPIAN_QUERY_ALL: return std::make_unique<AllDocuments>(context_);
      case CXAPIAN_QUERY_TERM: return term(node.text, node.number, scale);
      case CXAPIAN_QUERY_WILDCARD: return wildcard(node, scale);
      case CXAPIAN_QUERY_SYNONYM: return synonym(node, scale);
      case CXAPIAN_QUERY_SCALE:
        scale.factor *= node.factor;
        if (node.length_class > 0) scale.length_class = node.length_class;
        return scaled(build(node.operands.front(), scale));
      case CXAPIAN_QUERY_OR:
        return joined(node, scale, [&](ExpressionList parts) {
          return std::make_unique<AnyOf>(context_, flattened<AnyOf>(std::move(parts)));
        });
      case CXAPIAN_QUERY_XOR:
        return joined(node, scale, [&](ExpressionList parts) {
          return std::make_unique<OddOf>(context_, flattened<OddOf>(std::move(parts)));
        });
      case CXAPIAN_QUERY_AND: return all_of(parts(node, scale, scale));
      case CXAPIAN_QUERY_FILTER: return all_of(parts(node, scale, {0, 0}));
      case CXAPIAN_QUERY_AND_NOT: return pair(Pair::Kind::without, parts(node, scale, {0, 0}));
      case CXAPIAN_QUERY_AND_MAYBE:
        return pair(Pair::Kind::with_optional, parts(node, scale, scale));
      case CXAPIAN_QUERY_DOCUMENTS:
        return std::make_unique<NumberedDocuments>(context_, std::move(node.documents));
      case CXAPIAN_QUERY_VALUE_RANGE:
        return std::make_unique<ValuesBetween>(context_, node.number, node.text, node.highest);
      case CXAPIAN_QUERY_VALUE_GE:
        if (node.text.empty()) return std::make_unique<AllDocuments>(context_);
        return std::make_unique<ValuesBetween>(context_, node.number, node.text, std::nullopt);
      case CXAPIAN_QUERY_VALUE_LE:
        return std::make_unique<ValuesBetween>(context_, node.number, "", node.text);
      case CXAPIAN_QUERY_SEQUENCE:
        return std::make_unique<InSequence>(
          context_, node.number, node.patterns.front(), node.flag);
      case CXAPIAN_QUERY_GROUP: return group(node, scale);
      default: return nothing();
    }
  }

  /// Puts the parts of an operator within the same one in its place, as Xapian does: a document that
  /// two parts of an XOR within an XOR match has the scores of both.
  template <typename Operator>
  static ExpressionList flattened(ExpressionList parts) {
    ExpressionList flat;
    for (auto &part : parts) {
      auto *inner = dynamic_cast<Operator *>(part.get());
      if (inner != nullptr && !inner->is_kept_together()) {
        for (auto &own : inner->take_parts()) flat.push_back(std::move(own));
      } else {
        flat.push_back(std::move(part));
      }
    }
    return flat;
  }

 private:
  std::unique_ptr<Expression> nothing() {
    return std::make_unique<Terms>(context_, PostingLists(), std::nullopt, MatchCount{});
  }

  /// - `rest`: how all operands but the first are scaled.
  ExpressionList parts(QueryNode &node, Scale first, Scale rest) {
    ExpressionList parts;
    parts.reserve(node.operands.size());
    for (QueryNode &operand : node.operands) {
      parts.push_back(build(operand, parts.empty() ? first : rest));
    }
    return parts;
  }

  template <typename Join>
  std::unique_ptr<Expression> joined(QueryNode &node, Scale scale, Join &&join) {
    ExpressionList list = parts(node, scale, scale);
    if (list.empty()) return nothing();
    if (list.size() == 1) return std::move(list.front());
    return join(std::move(list));
  }

  /// Xapian takes the parts of an XOR within an XOR for its own, unless they are scaled.
  static std::unique_ptr<Expression> scaled(std::unique_ptr<Expression> part) {
    if (auto *odd = dynamic_cast<OddOf *>(part.get())) odd->keep_together();
    return part;
  }

  std::unique_ptr<Expression> all_of(ExpressionList list) {
    if (list.size() == 1) return std::move(list.front());
    return std::make_unique<AllOf>(context_, std::move(list));
  }

  std::unique_ptr<Expression> pair(Pair::Kind kind, ExpressionList list) {
    if (list.empty()) return nothing();
    auto first = std::move(list.front());
    list.erase(list.begin());
    if (list.empty()) return first;
    auto second = list.size() == 1
      ? std::move(list.front()) : std::make_unique<AnyOf>(context_, flattened<AnyOf>(std::move(list)));
    if (kind == Pair::Kind::with_optional && dynamic_cast<Terms *>(first.get()) != nullptr &&
        dynamic_cast<Terms *>(second.get()) != nullptr) {
      return std::make_unique<TermsWithOptional>(
        std::unique_ptr<Terms>(static_cast<Terms *>(first.release())),
        std::unique_ptr<Terms>(static_cast<Terms *>(second.release())));
    }
    return std::make_unique<Pair>(context_, kind, std::move(first), std::move(second));
  }

  // MARK: Terms

  std::optional<BM25> weight(Xapian::doccount frequency, uint32_t occurrences, Scale scale) const {
    if (scale.factor == 0) return std::nullopt;
    const size_t index = scale.length_class;
    const double average = index > 0 ? weighting_.averages[index - 1] : average_;
    return BM25(weighting_.parameters, all_, frequency, scale.factor, occurrences, average);
  }

  std::unique_ptr<Expression> term(const std::string &term, uint32_t occurrences, Scale scale) {
    OpenTerm open = terms_.open(term);
    if (open.postings == nullptr) return nothing();
    PostingLists lists;
    lists.push_back(std::move(open.postings));
    const Xapian::doccount frequency = open.statistics.frequency;
    const double count = frequency;
    return std::make_unique<Terms>(
      context_, std::move(lists), weight(frequency, occurrences, scale),
      MatchCount{count, count, count});
  }

  /// Terms that count as one.
  std::unique_ptr<Expression> synonym(const std::vector<std::string> &names, Scale scale) {
    PostingLists lists;
    std::vector<Xapian::doccount> frequencies;
    MatchCount count;
    for (const auto &name : names) {
      OpenTerm open = terms_.open(name);
      if (open.postings == nullptr) continue;
      lists.push_back(std::move(open.postings));
      const Xapian::doccount frequency = open.statistics.frequency;
      frequencies.push_back(frequency);
      count.least = std::max<double>(count.least, frequency);
      count.most += frequency;
    }
    const auto either = either_frequency(std::move(frequencies), all_);
    count.estimate = either;
    count.most = std::min(count.most, all_);
    return std::make_unique<Terms>(context_, std::move(lists), weight(either, 1, scale), count);
  }

  std::unique_ptr<Expression> synonym(QueryNode &node, Scale scale) {
    if (node.operands.empty()) return nothing();
    if (node.operands.size() == 1) return build(node.operands.front(), scale);
    context_.leaf_count += node.operands.size();
    std::vector<std::string> names;
    for (QueryNode &operand : node.operands) names.push_back(std::move(operand.text));
    return synonym(names, scale);
  }

  std::unique_ptr<Expression> wildcard(QueryNode &node, Scale scale) {
    std::vector<std::string> names;
    for (auto &found :
         frequent_terms(context_.database, node.text, node.number, SIZE_MAX, &context_.end)) {
      names.push_back(std::move(found.text));
    }
    context_.leaf_count += names.size();
    if (node.combiner == CXAPIAN_QUERY_SYNONYM && names.size() > 1) return synonym(names, scale);
    ExpressionList list;
    for (const auto &name : names) list.push_back(term(name, 1, scale));
    if (list.empty()) return nothing();
    return list.size() == 1 ? std::move(list.front())
                            : std::make_unique<AnyOf>(context_, std::move(list));
  }

  // MARK: Groups

  PostingLists lists(const std::vector<std::string> &names) {
    PostingLists lists;
    for (const auto &name : names) {
      OpenTerm open = terms_.open(name);
      if (open.postings != nullptr) lists.push_back(std::move(open.postings));
    }
    return lists;
  }

  /// The terms of a group, and what its phrases add to them.
  std::unique_ptr<Expression> group(QueryNode &node, Scale scale) {
    const GroupStatistics statistics(
      terms_, context_.database.get_doccount(), node.patterns);
    const BM25 weight =
      group_weight(context_.database, statistics.estimate, node.weighting, scale.factor);
    std::vector<std::string> names;
    MatchCount count;
    std::vector<GroupPhrases::Phrase> phrases;
    for (size_t index = 0; index < node.patterns.size(); ++index) {
      const PatternStatistics &pattern = statistics.patterns[index];
      for (const auto &place : pattern.places) context_.leaf_count += place.terms.size();
      if (pattern.most == 0) continue;
      if (!pattern.is_phrase()) {
        const auto &terms = pattern.places.front().terms;
        names.insert(names.end(), terms.begin(), terms.end());
        count.least = std::max<double>(count.least, pattern.least);
        count.most = std::min(all_, count.most + static_cast<double>(pattern.most));
        continue;
      }
      GroupPhrases::Phrase phrase{Pattern(node.patterns[index], false), {}, {}, 0};
      for (const auto &place : pattern.places) {
        phrase.places.emplace_back(
          context_, lists(place.terms), std::nullopt,
          MatchCount{0, place.share * all_, static_cast<double>(place.most)});
      }
      phrase.count = {0, pattern.frequency(all_), static_cast<double>(pattern.most)};
      phrase.wdf_upper_bound = static_cast<double>(pattern.wdf_upper_bound);
      phrases.push_back(std::move(phrase));
    }
    count.estimate = std::clamp<double>(statistics.estimate, count.least, count.most);
    ExpressionList parts;
    if (!names.empty()) {
      parts.push_back(std::make_unique<Terms>(context_, lists(names), weight, count));
    }
    if (!phrases.empty()) {
      parts.push_back(std::make_unique<GroupPhrases>(
        context_, node.number, std::move(phrases),
        Terms(context_, lists(names), std::nullopt, count), node.flag, weight));
    }
    if (parts.empty()) return nothing();
    return parts.size() == 1 ? std::move(parts.front())
                             : std::make_unique<AnyOf>(context_, std::move(parts));
  }

  MatchContext &context_;
  TermSource &terms_;
  const MatchWeighting &weighting_;
  double all_;
  double average_;
};

}  // namespace

bool is_answered(const QueryNode &node) {
  switch (node.op) {
    case CXAPIAN_QUERY_NEAR:
    case CXAPIAN_QUERY_PHRASE:
    case CXAPIAN_QUERY_ELITE_SET: return false;
    case CXAPIAN_QUERY_WILDCARD:
      return node.number > 0 && node.wildcard_limit == CXAPIAN_WILDCARD_LIMIT_MOST_FREQUENT;
    case CXAPIAN_QUERY_SCALE:
      if (node.factor < 0) return false;
      break;
    case CXAPIAN_QUERY_SYNONYM:
      for (const QueryNode &operand : node.operands) {
        if (operand.op != CXAPIAN_QUERY_TERM) return false;
      }
      break;
    default: break;
  }
  return std::all_of(node.operands.begin(), node.operands.end(), is_answered);
}

ExpressionList build_expressions(
  MatchContext &context, TermSource &terms, const MatchWeighting &weighting, QueryNode node) {
  ExpressionList whole;
  ExpressionBuilder builder(context, terms, weighting);
  whole.push_back(builder.build(node, {weighting.has_weights ? 1.0 : 0.0, 0}));
  return ExpressionBuilder::flattened<AnyOf>(std::move(whole));
}

}  // namespace cxapian
