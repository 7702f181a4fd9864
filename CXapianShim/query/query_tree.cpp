// Reading a query off its packed form.

#include "query_tree.hpp"

#include <cmath>

namespace cxapian {

namespace {

/// Runs a packed query on a stack, so that its depth costs no recursion here, and is known before
/// anything recurses over it.
class QueryReader {
 public:
  QueryReader(const uint8_t *_Nullable bytes, size_t count, size_t class_count)
      : reader_(bytes, count, "query"), class_count_(class_count) {}

  QueryNode read() {
    while (!reader_.at_end()) {
      if (++nodes_ > CXAPIAN_QUERY_NODES_MAX) {
        throw Xapian::InvalidArgumentError(
          "The query has more than " + std::to_string(CXAPIAN_QUERY_NODES_MAX) + " parts");
      }
      step();
    }
    if (stack_.size() != 1) reader_.fail("it does not end in one query");
    return std::move(stack_.back().node);
  }

 private:
  struct Operand {
    QueryNode node;
    uint32_t depth = 1;
    /// Whether a part of it has an average length of its own.
    bool has_average = false;
  };

  void step() {
    const auto op = reader_.number<uint8_t>();
    if (op > CXAPIAN_QUERY_GROUP) reader_.fail("unknown operator");
    Operand operand;
    operand.node.op = static_cast<cxapian_query_op>(op);
    QueryNode &node = operand.node;
    switch (node.op) {
      case CXAPIAN_QUERY_ALL:
      case CXAPIAN_QUERY_NONE: break;
      case CXAPIAN_QUERY_TERM: term(node); break;
      case CXAPIAN_QUERY_WILDCARD: wildcard(node); break;
      case CXAPIAN_QUERY_VALUE_RANGE:
        node.number = reader_.number<uint32_t>();
        node.text = reader_.bytes();
        node.highest = reader_.bytes();
        break;
      case CXAPIAN_QUERY_VALUE_GE:
      case CXAPIAN_QUERY_VALUE_LE:
        node.number = reader_.number<uint32_t>();
        node.text = reader_.bytes();
        break;
      case CXAPIAN_QUERY_AND:
      case CXAPIAN_QUERY_OR:
      case CXAPIAN_QUERY_XOR:
      case CXAPIAN_QUERY_AND_NOT:
      case CXAPIAN_QUERY_AND_MAYBE:
      case CXAPIAN_QUERY_FILTER:
      case CXAPIAN_QUERY_SYNONYM: take(operand, reader_.number<uint32_t>()); break;
      case CXAPIAN_QUERY_NEAR:
      case CXAPIAN_QUERY_PHRASE:
      case CXAPIAN_QUERY_ELITE_SET:
        take(operand, reader_.number<uint32_t>());
        node.number = reader_.number<uint32_t>();
        break;
      case CXAPIAN_QUERY_SCALE: scale(operand); break;
      case CXAPIAN_QUERY_DOCUMENTS: documents(node); break;
      case CXAPIAN_QUERY_SEQUENCE:
        node.number = reader_.number<uint32_t>();
        node.flag = reader_.number<uint8_t>() != 0;
        node.patterns.push_back(Pattern::read_places(reader_));
        break;
      case CXAPIAN_QUERY_GROUP:
        group(node);
        operand.has_average = true;
        break;
    }
    stack_.push_back(std::move(operand));
  }

  void term(QueryNode &node) {
    node.number = reader_.number<uint32_t>();
    node.text = reader_.bytes();
    if (node.text.empty()) throw Xapian::InvalidArgumentError("A term must not be empty");
  }

  void wildcard(QueryNode &node) {
    node.number = reader_.number<uint32_t>();
    const auto limit = reader_.number<uint8_t>();
    if (limit > CXAPIAN_WILDCARD_LIMIT_MOST_FREQUENT) reader_.fail("unknown limit of a wildcard");
    node.wildcard_limit = static_cast<cxapian_wildcard_limit>(limit);
    const auto combiner = reader_.number<uint8_t>();
    if (combiner != CXAPIAN_QUERY_OR && combiner != CXAPIAN_QUERY_SYNONYM) {
      reader_.fail("no combiner of a wildcard");
    }
    node.combiner = static_cast<cxapian_query_op>(combiner);
    node.text = reader_.bytes();
  }

  void documents(QueryNode &node) {
    const auto count = reader_.number<uint32_t>();
    for (uint32_t i = 0; i < count; ++i) {
      node.documents.push_back(reader_.number<uint32_t>());
      // No document has the number 0.
      if (node.documents[i] <= (i > 0 ? node.documents[i - 1] : 0)) {
        reader_.fail("documents out of order");
      }
    }
  }

  void group(QueryNode &node) {
    node.number = reader_.number<uint32_t>();
    node.flag = reader_.number<uint8_t>() != 0;
    GroupWeighting &weighting = node.weighting;
    for (double *parameter :
         {&weighting.k1, &weighting.b, &weighting.min_normlen, &weighting.average_length}) {
      *parameter = reader_.number<double>();
      if (!std::isfinite(*parameter) || *parameter < 0) {
        throw Xapian::InvalidArgumentError("A parameter of a group must be finite, and at least 0");
      }
    }
    const auto count = reader_.number<uint32_t>();
    for (uint32_t index = 0; index < count; ++index) {
      node.patterns.push_back(Pattern::read_places(reader_));
    }
  }

  void scale(Operand &operand) {
    operand.node.factor = reader_.number<double>();
    operand.node.length_class = reader_.number<uint8_t>();
    if (!std::isfinite(operand.node.factor)) {
      throw Xapian::InvalidArgumentError("A scale must be finite");
    }
    if (operand.node.length_class > class_count_) {
      throw Xapian::InvalidArgumentError("A scale's class of lengths has no average");
    }
    take(operand, 1);
    if (operand.node.length_class == 0) return;
    if (operand.has_average) {
      throw Xapian::InvalidArgumentError("A part of a scale's operand has an average length");
    }
    operand.has_average = true;
  }

  /// Takes operands off the stack, in their order.
  void take(Operand &holder, uint32_t count) {
    if (count > stack_.size()) reader_.fail("too few operands");
    holder.node.operands.reserve(count);
    for (auto it = stack_.end() - count; it != stack_.end(); ++it) {
      holder.depth = std::max(holder.depth, it->depth + 1);
      holder.has_average = holder.has_average || it->has_average;
      holder.node.operands.push_back(std::move(it->node));
    }
    stack_.resize(stack_.size() - count, Operand{});
    if (holder.depth > CXAPIAN_QUERY_DEPTH_MAX) {
      throw Xapian::InvalidArgumentError(
        "The query is nested more than " + std::to_string(CXAPIAN_QUERY_DEPTH_MAX) + " deep");
    }
  }

  PackedReader reader_;
  size_t class_count_;
  std::vector<Operand> stack_;
  uint32_t nodes_ = 0;
};

}  // namespace

QueryNode read_query(const uint8_t *bytes, size_t count, size_t class_count) {
  return QueryReader(bytes, count, class_count).read();
}

}  // namespace cxapian
