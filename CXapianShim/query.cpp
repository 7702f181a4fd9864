// Queries from their packed form.

#include <cmath>

#include "internal.hpp"

using namespace cxapian;

namespace {

using Xapian::Query;

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
      case CXAPIAN_QUERY_SYNONYM: return combine(Query::OP_SYNONYM);
      case CXAPIAN_QUERY_MAX: return combine(Query::OP_MAX);
      case CXAPIAN_QUERY_NEAR: return combine_with_number(Query::OP_NEAR);
      case CXAPIAN_QUERY_PHRASE: return combine_with_number(Query::OP_PHRASE);
      case CXAPIAN_QUERY_ELITE_SET: return combine_with_number(Query::OP_ELITE_SET);
      case CXAPIAN_QUERY_SCALE: return scale();
      default: reader_.fail("unknown operator");
    }
  }

  void push(Query query) { stack_.push_back({std::move(query), 1}); }

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

  Query::op combiner_of(uint8_t op) {
    switch (op) {
      case CXAPIAN_QUERY_OR: return Query::OP_OR;
      case CXAPIAN_QUERY_SYNONYM: return Query::OP_SYNONYM;
      case CXAPIAN_QUERY_MAX: return Query::OP_MAX;
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
    Query query(op, operands.begin(), operands.end(), window);
    stack_.push_back({std::move(query), depth_});
  }

  void scale() {
    const auto factor = reader_.number<double>();
    if (!std::isfinite(factor)) throw Xapian::InvalidArgumentError("A scale must be finite");
    const auto operands = take(1);
    stack_.push_back({Query(factor, operands.front()), depth_});
  }

  std::vector<Query> take() { return take(reader_.number<uint32_t>()); }

  /// Takes operands off the stack, in their order, and notes how deep what holds them will be.
  std::vector<Query> take(uint32_t count) {
    if (count > stack_.size()) reader_.fail("too few operands");
    std::vector<Query> operands;
    operands.reserve(count);
    depth_ = 1;
    for (auto it = stack_.end() - count; it != stack_.end(); ++it) {
      if (it->depth >= depth_) depth_ = it->depth + 1;
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
  uint32_t depth_ = 1;
};

}  // namespace

Xapian::Query cxapian::unpack_query(const uint8_t *bytes, size_t count) {
  return QueryBuilder(bytes, count).build();
}

cxapian_bytes cxapian_query_describe(
  const uint8_t *query, size_t query_length, cxapian_error *error) noexcept {
  return guard(error, [&] { return copy(unpack_query(query, query_length).get_description()); });
}
