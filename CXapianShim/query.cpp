// Queries from their packed form.

#include <cmath>

#include "early_end.hpp"
#include "length_classes.hpp"
#include "sources.hpp"

using namespace cxapian;

namespace {

using Xapian::Query;

/// Matches the documents with certain numbers, without weight; also where there are no documents.
class Documents : public Xapian::PostingSource {
 public:
  explicit Documents(std::vector<Xapian::docid> numbers) : numbers_(std::move(numbers)) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }
  void next(double) override { next_++; }
  void skip_to(Xapian::docid number, double) override {
    if (next_ == 0) next_ = 1;
    while (!at_end() && get_docid() < number) next_++;
  }
  bool at_end() const override { return next_ > numbers_.size(); }
  Xapian::docid get_docid() const override { return numbers_[next_ - 1]; }
  Xapian::PostingSource *_Nullable clone() const override { return new Documents(numbers_); }
  void init(const Xapian::Database &) override {
    next_ = 0;
    set_maxweight(0);
  }

 private:
  Xapian::doccount count() const { return static_cast<Xapian::doccount>(numbers_.size()); }

  std::vector<Xapian::docid> numbers_;
  /// One behind the current number; 0 before the first.
  size_t next_ = 0;
};

/// Restricts a query to all documents: the same query, with the same weights, in a list of postings
/// that always moves to a document.
Query within_all(const Query &query) {
  return Query(Query::OP_FILTER, query, Query(std::string()));
}

/// What Xapian finds to be empty only when it searches.
Query no_document() {
  return Query(0.0, Query(Query::OP_VALUE_GE, Xapian::BAD_VALUENO - 1, std::string(1, '\xFF')));
}

/// What matches the same documents without what only adds to their weight.
///
/// Xapian 1.4.22 does not work out the greatest weights on the right of AND_NOT, and an AND_MAYBE
/// there may decide by memory that was never set whether it is an AND.
Query without_optional(const Query &query) {
  const auto type = query.get_type();
  switch (type) {
    case Query::OP_AND_MAYBE: return without_optional(query.get_subquery(0));
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_XOR:
    case Query::OP_FILTER:
    case Query::OP_AND_NOT: {
      std::vector<Query> operands;
      for (size_t index = 0; index < query.get_num_subqueries(); ++index) {
        operands.push_back(without_optional(query.get_subquery(index)));
      }
      return Query(type, operands.begin(), operands.end());
    }
    case Query::OP_SCALE_WEIGHT: return without_optional(query.get_subquery(0));
    default: return query;
  }
}

/// Runs a packed query on a stack, so that its depth costs no recursion here, and is known before
/// Xapian recurses over it.
class QueryBuilder {
 public:
  QueryBuilder(
    const uint8_t *_Nullable bytes, size_t count, size_t class_count,
    const Xapian::Database *_Nullable database, EarlyEnd *_Nullable end)
      : reader_(bytes, count, "query"), class_count_(class_count), database_(database), end_(end) {}

  Query build() {
    while (!reader_.at_end()) {
      if (++nodes_ > CXAPIAN_QUERY_NODES_MAX) {
        throw Xapian::InvalidArgumentError(
          "The query has more than " + std::to_string(CXAPIAN_QUERY_NODES_MAX) + " parts");
      }
      step();
    }
    if (stack_.size() != 1) reader_.fail("it does not end in one query");
    return stack_.back().query;
  }

 private:
  /// What the list of postings of a query may answer when it is asked for a document by `check`.
  enum class Answer {
    /// It moves to the document, or to the next one it has.
    moves,
    /// It may say "no" and stay.
    may_stay,
    /// The same, of NEAR and PHRASE, which Xapian takes out of what must match too, and puts around
    /// it.
    may_stay_around,
  };

  struct Operand {
    Query query;
    uint32_t depth;
    Answer answer;
    /// Whether a part of it has an average length of its own.
    bool has_average = false;
  };

  void step() {
    if (end_ != nullptr) end_->expect(1);
    const auto op = reader_.number<uint8_t>();
    switch (op) {
      case CXAPIAN_QUERY_ALL: return push(Query(std::string()));
      case CXAPIAN_QUERY_NONE: return push(Query());
      case CXAPIAN_QUERY_TERM: return term();
      case CXAPIAN_QUERY_WILDCARD: return wildcard();
      case CXAPIAN_QUERY_VALUE_RANGE: return range();
      case CXAPIAN_QUERY_VALUE_GE: return limit(Query::OP_VALUE_GE);
      case CXAPIAN_QUERY_VALUE_LE: return limit(Query::OP_VALUE_LE);
      case CXAPIAN_QUERY_AND: return combine(Query::OP_AND);
      case CXAPIAN_QUERY_OR: return combine(Query::OP_OR);
      case CXAPIAN_QUERY_XOR: return combine(Query::OP_XOR);
      case CXAPIAN_QUERY_AND_NOT: return combine(Query::OP_AND_NOT);
      case CXAPIAN_QUERY_AND_MAYBE: return combine(Query::OP_AND_MAYBE);
      case CXAPIAN_QUERY_FILTER: return combine(Query::OP_FILTER);
      case CXAPIAN_QUERY_SYNONYM: return combine(Query::OP_SYNONYM);
      case CXAPIAN_QUERY_NEAR: return combine_with_number(Query::OP_NEAR);
      case CXAPIAN_QUERY_PHRASE: return combine_with_number(Query::OP_PHRASE);
      case CXAPIAN_QUERY_ELITE_SET: return combine_with_number(Query::OP_ELITE_SET);
      case CXAPIAN_QUERY_SCALE: return scale();
      case CXAPIAN_QUERY_DOCUMENTS: return documents();
      case CXAPIAN_QUERY_SEQUENCE: return sequence();
      case CXAPIAN_QUERY_GROUP: return group();
      default: reader_.fail("unknown operator");
    }
  }

  void push(Query query, Answer answer = Answer::moves) {
    stack_.push_back({std::move(query), 1, answer});
  }

  void term() {
    const auto occurrences = reader_.number<uint32_t>();
    std::string name = reader_.bytes();
    if (name.empty()) throw Xapian::InvalidArgumentError("A term must not be empty");
    push(Query(name, occurrences));
  }

  void wildcard() {
    const auto most = reader_.number<uint32_t>();
    const auto kind = reader_.number<uint8_t>();
    if (kind > CXAPIAN_WILDCARD_LIMIT_MOST_FREQUENT) reader_.fail("unknown limit of a wildcard");
    const auto combiner = combiner_of(reader_.number<uint8_t>());
    const std::string prefix = reader_.bytes();
    if (database_ != nullptr && most > 0 && kind == CXAPIAN_WILDCARD_LIMIT_MOST_FREQUENT) {
      return push(wildcard_query(*database_, prefix, most, combiner, end_));
    }
    push(Query(Query::OP_WILDCARD, prefix, most, kind, combiner));
  }

  void documents() {
    const auto count = reader_.number<uint32_t>();
    std::vector<Xapian::docid> numbers;
    for (uint32_t i = 0; i < count; ++i) {
      numbers.push_back(reader_.number<uint32_t>());
      // No document has the number 0.
      if (numbers[i] <= (i > 0 ? numbers[i - 1] : 0)) reader_.fail("documents out of order");
    }
    push(within_all(Query((new Documents(std::move(numbers)))->release())));
  }

  void sequence() {
    const auto slot = reader_.number<uint32_t>();
    const auto is_head_only = reader_.number<uint8_t>() != 0;
    push(sequence_query(slot, Pattern::read_places(reader_), is_head_only, end_), Answer::may_stay);
  }

  void group() {
    const auto slot = reader_.number<uint32_t>();
    const auto counts_all_phrases = reader_.number<uint8_t>() != 0;
    GroupWeighting weighting{};
    for (double *parameter :
         {&weighting.k1, &weighting.b, &weighting.min_normlen, &weighting.average_length}) {
      *parameter = reader_.number<double>();
      if (!std::isfinite(*parameter) || *parameter < 0) {
        throw Xapian::InvalidArgumentError("A parameter of a group must be finite, and at least 0");
      }
    }
    const auto count = reader_.number<uint32_t>();
    std::vector<Pattern::Places> patterns;
    for (uint32_t index = 0; index < count; ++index) {
      patterns.push_back(Pattern::read_places(reader_));
    }
    push(group_query(slot, std::move(patterns), counts_all_phrases, weighting, end_));
    stack_.back().has_average = true;
  }

  Query::op combiner_of(uint8_t op) {
    switch (op) {
      case CXAPIAN_QUERY_OR: return Query::OP_OR;
      case CXAPIAN_QUERY_SYNONYM: return Query::OP_SYNONYM;
      default: reader_.fail("no combiner of a wildcard");
    }
  }

  void range() {
    const auto slot = reader_.number<uint32_t>();
    const std::string lowest = reader_.bytes();
    push(Query(Query::OP_VALUE_RANGE, slot, lowest, reader_.bytes()), Answer::may_stay);
  }

  void limit(Query::op op) {
    const auto slot = reader_.number<uint32_t>();
    push(Query(op, slot, reader_.bytes()), Answer::may_stay);
  }

  void combine(Query::op op) { combine(op, take(), 0); }

  void combine_with_number(Query::op op) {
    auto operands = take();
    combine(op, std::move(operands), reader_.number<uint32_t>());
  }

  void combine(Query::op op, std::vector<Operand> operands, uint32_t window) {
    if (op == Query::OP_OR || op == Query::OP_ELITE_SET) make_definite(operands, 0);
    // Xapian joins what is optional by an OR of its own.
    if (op == Query::OP_AND_MAYBE) make_definite(operands, 1);
    if (op == Query::OP_AND_NOT) {
      for (size_t index = 1; index < operands.size(); ++index) {
        operands[index].query = without_optional(operands[index].query);
      }
    }
    const Answer answer = answer_of(op, operands);
    std::vector<Query> queries;
    queries.reserve(operands.size());
    bool has_average = false;
    for (Operand &operand : operands) {
      queries.push_back(std::move(operand.query));
      has_average = has_average || operand.has_average;
    }
    stack_.push_back(
      {Query(op, queries.begin(), queries.end(), window), depth_, answer, has_average});
  }

  static Answer answer_of(Query::op op, const std::vector<Operand> &operands) {
    switch (op) {
      case Query::OP_NEAR:
      case Query::OP_PHRASE: return Answer::may_stay_around;
      case Query::OP_AND:
      case Query::OP_FILTER:
        for (const Operand &operand : operands) {
          if (operand.answer == Answer::may_stay_around) return operand.answer;
        }
        // Of one operand Xapian makes that operand.
        return operands.size() == 1 ? operands.front().answer : Answer::moves;
      case Query::OP_AND_NOT:
      case Query::OP_AND_MAYBE:
        // Once the second has come to its end, the first is left.
        return operands.empty() ? Answer::moves : operands.front().answer;
      default: return Answer::moves;
    }
  }

  /// Keeps operands of an OR from answering `check` by "no".
  ///
  /// Xapian 1.4.22's `OrPostList::check` then notes the next number as the operand's place. Should
  /// the OR be moved by `skip_to` afterwards, or become an AND_MAYBE, as it does when too little
  /// weight is left to it, that is taken for a document that the operand has: documents get weights
  /// that are not theirs, and others are passed over.
  static void make_definite(std::vector<Operand> &operands, size_t first) {
    for (size_t index = first; index < operands.size(); ++index) {
      if (operands[index].answer == Answer::moves) continue;
      Query &query = operands[index].query;
      // Xapian takes NEAR and PHRASE out of a FILTER and puts them around it, but not out of an OR.
      query = within_all(Query(Query::OP_OR, query, no_document()));
    }
  }

  void scale() {
    const auto factor = reader_.number<double>();
    const auto length_class = reader_.number<uint8_t>();
    if (!std::isfinite(factor)) throw Xapian::InvalidArgumentError("A scale must be finite");
    if (length_class > class_count_) {
      throw Xapian::InvalidArgumentError("A scale's class of lengths has no average");
    }
    const auto operands = take(1);
    const Operand &operand = operands.front();
    if (length_class > 0 && operand.has_average) {
      throw Xapian::InvalidArgumentError("A part of a scale's operand has an average length");
    }
    stack_.push_back(
      {Query(factor_of_class(factor, length_class), operand.query), depth_, operand.answer,
       operand.has_average || length_class > 0});
  }

  std::vector<Operand> take() { return take(reader_.number<uint32_t>()); }

  /// Takes operands off the stack, in their order, and notes how deep they make what holds them.
  std::vector<Operand> take(uint32_t count) {
    if (count > stack_.size()) reader_.fail("too few operands");
    std::vector<Operand> operands;
    operands.reserve(count);
    depth_ = 1;
    for (auto it = stack_.end() - count; it != stack_.end(); ++it) {
      if (it->depth >= depth_) depth_ = it->depth + 1;
      operands.push_back(std::move(*it));
    }
    stack_.resize(stack_.size() - count, Operand{});
    if (depth_ > CXAPIAN_QUERY_DEPTH_MAX) {
      throw Xapian::InvalidArgumentError(
        "The query is nested more than " + std::to_string(CXAPIAN_QUERY_DEPTH_MAX) + " deep");
    }
    return operands;
  }

  PackedReader reader_;
  size_t class_count_;
  const Xapian::Database *_Nullable database_;
  EarlyEnd *_Nullable end_;
  std::vector<Operand> stack_;
  uint32_t nodes_ = 0;
  /// How deep the operands taken last make what holds them.
  uint32_t depth_ = 1;
};

}  // namespace

Xapian::Query cxapian::unpack_query(
  const uint8_t *bytes, size_t count, size_t class_count, const Xapian::Database *database,
  EarlyEnd *end) {
  return QueryBuilder(bytes, count, class_count, database, end).build();
}

cxapian_bytes cxapian_query_describe(
  const uint8_t *query, size_t query_length, cxapian_error *error) noexcept {
  return guard(error, [&] { return copy(unpack_query(query, query_length, greatest_length_class).get_description()); });
}
