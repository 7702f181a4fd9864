// Queries from their packed form.

#include <cmath>

#include "sources.hpp"

using namespace cxapian;

namespace {

using Xapian::Query;

/// Matches one document, with a number that none has, and no weight.
///
/// Xapian 1.4.22 reads freed memory when all operands of OP_MAX end at the same document. This one,
/// as a further operand, never ends before a filter by all documents has ended the whole.
class BeyondLast : public Xapian::PostingSource {
 public:
  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return 0; }
  Xapian::doccount get_termfreq_max() const override { return 1; }
  void next(double) override {
    if (started_) ended_ = true;
    started_ = true;
  }
  void skip_to(Xapian::docid, double) override { started_ = true; }
  bool at_end() const override { return ended_; }
  Xapian::docid get_docid() const override { return static_cast<Xapian::docid>(-1); }
  Xapian::PostingSource *_Nullable clone() const override { return new BeyondLast; }
  void init(const Xapian::Database &) override {
    started_ = ended_ = false;
    set_maxweight(0);
  }

 private:
  bool started_ = false;
  bool ended_ = false;
};

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

/// Restricts a query to all documents: the same query, with the same weights.
Query within_all(const Query &query) {
  return Query(Query::OP_FILTER, query, Query(std::string()));
}

/// Runs a packed query on a stack, so that its depth costs no recursion here, and is known before
/// Xapian recurses over it.
class QueryBuilder {
 public:
  QueryBuilder(const uint8_t *_Nullable bytes, size_t count) : reader_(bytes, count, "query") {}

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
  struct Operand {
    Query query;
    uint32_t depth;
    bool holds_maximum;
  };

  void step() {
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
      case CXAPIAN_QUERY_SYNONYM: return synonym();
      case CXAPIAN_QUERY_MAX: return maximum();
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

  void push(Query query) { stack_.push_back({std::move(query), 1, false}); }

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
    const auto combiner = reader_.number<uint8_t>();
    push(Query(Query::OP_WILDCARD, reader_.bytes(), most, kind, combiner_of(combiner)));
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
    push(sequence_query(slot, Pattern::read_places(reader_), is_head_only));
  }

  void group() {
    const auto slot = reader_.number<uint32_t>();
    const auto counts_all_phrases = reader_.number<uint8_t>() != 0;
    GroupWeighting weighting{};
    for (double *parameter : {&weighting.k1, &weighting.b, &weighting.min_normlen}) {
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
    push(group_query(slot, std::move(patterns), counts_all_phrases, weighting));
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
    push(Query(Query::OP_VALUE_RANGE, slot, lowest, reader_.bytes()));
  }

  void limit(Query::op op) {
    const auto slot = reader_.number<uint32_t>();
    push(Query(op, slot, reader_.bytes()));
  }

  void combine(Query::op op, uint32_t window = 0) { combine(op, take(), window); }

  void combine_with_number(Query::op op) {
    auto operands = take();
    combine(op, std::move(operands), reader_.number<uint32_t>());
  }

  void combine(Query::op op, std::vector<Query> operands, uint32_t window) {
    put(Query(op, operands.begin(), operands.end(), window));
  }

  void synonym() {
    const auto operands = take();
    if (holds_maximum_) {
      throw Xapian::UnimplementedError(
        "SYNONYM takes no MAX inside; it ignores weights there, so OR means the same");
    }
    put(Query(Query::OP_SYNONYM, operands.begin(), operands.end()));
  }

  void maximum() {
    auto operands = take();
    if (operands.empty()) return put(Query());
    for (Query &operand : operands) {
      // Xapian 1.4.22 takes the operands of a direct OR for its own.
      switch (operand.get_type()) {
        case Query::OP_OR:
        case Query::OP_ELITE_SET:
        case Query::OP_WILDCARD:
          operand = within_all(operand);
          break;
        default:
          break;
      }
    }
    operands.push_back(Query((new BeyondLast)->release()));
    holds_maximum_ = true;
    put(within_all(Query(Query::OP_MAX, operands.begin(), operands.end())));
  }

  /// Puts an operator on the stack, whose operands were taken last.
  void put(Query query) { stack_.push_back({std::move(query), depth_, holds_maximum_}); }

  void scale() {
    const auto factor = reader_.number<double>();
    if (!std::isfinite(factor)) throw Xapian::InvalidArgumentError("A scale must be finite");
    const auto operands = take(1);
    put(Query(factor, operands.front()));
  }

  std::vector<Query> take() { return take(reader_.number<uint32_t>()); }

  /// Takes operands off the stack, in their order, and notes what they mean for what holds them.
  std::vector<Query> take(uint32_t count) {
    if (count > stack_.size()) reader_.fail("too few operands");
    std::vector<Query> operands;
    operands.reserve(count);
    depth_ = 1;
    holds_maximum_ = false;
    for (auto it = stack_.end() - count; it != stack_.end(); ++it) {
      if (it->depth >= depth_) depth_ = it->depth + 1;
      holds_maximum_ = holds_maximum_ || it->holds_maximum;
      operands.push_back(std::move(it->query));
    }
    stack_.resize(stack_.size() - count, Operand{});
    if (depth_ > CXAPIAN_QUERY_DEPTH_MAX) {
      throw Xapian::InvalidArgumentError(
        "The query is nested more than " + std::to_string(CXAPIAN_QUERY_DEPTH_MAX) + " deep");
    }
    return operands;
  }

  PackedReader reader_;
  std::vector<Operand> stack_;
  uint32_t nodes_ = 0;
  /// How deep the operands taken last make what holds them, and whether a MAX is among them.
  uint32_t depth_ = 1;
  bool holds_maximum_ = false;
};

}  // namespace

Xapian::Query cxapian::unpack_query(const uint8_t *bytes, size_t count) {
  return QueryBuilder(bytes, count).build();
}

cxapian_bytes cxapian_query_describe(
  const uint8_t *query, size_t query_length, cxapian_error *error) noexcept {
  return guard(error, [&] { return copy(unpack_query(query, query_length).get_description()); });
}
