// Xapian's queries from trees.

#include "query_tree.hpp"

#include "../early_end.hpp"
#include "../length_classes.hpp"

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

/// Makes Xapian's query of a tree.
class QueryBuilder {
 public:
  QueryBuilder(const Xapian::Database *_Nullable database, EarlyEnd *_Nullable end)
      : database_(database), end_(end) {}

  Query build(QueryNode node) { return operand(std::move(node)).query; }

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
    Answer answer = Answer::moves;
  };

  Operand operand(QueryNode node) {
    std::vector<Operand> operands;
    operands.reserve(node.operands.size());
    for (QueryNode &part : node.operands) operands.push_back(operand(std::move(part)));
    if (end_ != nullptr) end_->expect(1);
    const uint32_t number = node.number;
    switch (node.op) {
      case CXAPIAN_QUERY_ALL: return {Query(std::string())};
      case CXAPIAN_QUERY_NONE: return {Query()};
      case CXAPIAN_QUERY_TERM: return {Query(node.text, number)};
      case CXAPIAN_QUERY_WILDCARD: return {wildcard(node)};
      case CXAPIAN_QUERY_VALUE_RANGE:
        return {Query(Query::OP_VALUE_RANGE, number, node.text, node.highest), Answer::may_stay};
      case CXAPIAN_QUERY_VALUE_GE:
        return {Query(Query::OP_VALUE_GE, number, node.text), Answer::may_stay};
      case CXAPIAN_QUERY_VALUE_LE:
        return {Query(Query::OP_VALUE_LE, number, node.text), Answer::may_stay};
      case CXAPIAN_QUERY_AND: return combine(Query::OP_AND, std::move(operands));
      case CXAPIAN_QUERY_OR: return combine(Query::OP_OR, std::move(operands));
      case CXAPIAN_QUERY_XOR: return combine(Query::OP_XOR, std::move(operands));
      case CXAPIAN_QUERY_AND_NOT: return combine(Query::OP_AND_NOT, std::move(operands));
      case CXAPIAN_QUERY_AND_MAYBE: return combine(Query::OP_AND_MAYBE, std::move(operands));
      case CXAPIAN_QUERY_FILTER: return combine(Query::OP_FILTER, std::move(operands));
      case CXAPIAN_QUERY_SYNONYM: return combine(Query::OP_SYNONYM, std::move(operands));
      case CXAPIAN_QUERY_NEAR: return combine(Query::OP_NEAR, std::move(operands), number);
      case CXAPIAN_QUERY_PHRASE: return combine(Query::OP_PHRASE, std::move(operands), number);
      case CXAPIAN_QUERY_ELITE_SET: return combine(Query::OP_ELITE_SET, std::move(operands), number);
      case CXAPIAN_QUERY_SCALE: {
        const double factor = factor_of_class(node.factor, node.length_class);
        return {Query(factor, operands.front().query), operands.front().answer};
      }
      case CXAPIAN_QUERY_DOCUMENTS:
        return {within_all(Query((new Documents(std::move(node.documents)))->release()))};
      case CXAPIAN_QUERY_SEQUENCE:
        return {
          sequence_query(number, std::move(node.patterns.front()), node.flag, end_),
          Answer::may_stay};
      case CXAPIAN_QUERY_GROUP:
        return {group_query(number, std::move(node.patterns), node.flag, node.weighting, end_)};
    }
    return {};
  }

  Query wildcard(const QueryNode &node) {
    const auto combiner =
      node.combiner == CXAPIAN_QUERY_SYNONYM ? Query::OP_SYNONYM : Query::OP_OR;
    if (database_ != nullptr && node.number > 0 &&
        node.wildcard_limit == CXAPIAN_WILDCARD_LIMIT_MOST_FREQUENT) {
      return wildcard_query(*database_, node.text, node.number, combiner, end_);
    }
    return Query(Query::OP_WILDCARD, node.text, node.number, node.wildcard_limit, combiner);
  }

  static Operand combine(Query::op op, std::vector<Operand> operands, uint32_t window = 0) {
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
    for (Operand &operand : operands) queries.push_back(std::move(operand.query));
    return {Query(op, queries.begin(), queries.end(), window), answer};
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

  const Xapian::Database *_Nullable database_;
  EarlyEnd *_Nullable end_;
};

}  // namespace

Query cxapian::xapian_query(QueryNode node, const Xapian::Database *database, EarlyEnd *end) {
  return QueryBuilder(database, end).build(std::move(node));
}

Query cxapian::unpack_query(
  const uint8_t *bytes, size_t count, size_t class_count, const Xapian::Database *database,
  EarlyEnd *end) {
  return xapian_query(read_query(bytes, count, class_count), database, end);
}

cxapian_bytes cxapian_query_describe(
  const uint8_t *query, size_t query_length, cxapian_error *error) noexcept {
  return guard(error, [&] {
    return copy(unpack_query(query, query_length, greatest_length_class).get_description());
  });
}
