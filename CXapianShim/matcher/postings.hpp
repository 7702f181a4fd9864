// Where the postings of a term come from, for the matcher.

#ifndef CXAPIAN_MATCHER_POSTINGS_HPP
#define CXAPIAN_MATCHER_POSTINGS_HPP

#include <memory>

#include "../bm25.hpp"
#include "../tables/tables.hpp"

#pragma clang assume_nonnull begin

namespace cxapian {

/// Documents that are looked at together: from the first on, those before the end.
struct Window {
  /// The most documents: their scores stay in a processor's first cache.
  static constexpr uint32_t size = 4096;

  Xapian::docid first = 1;
  Xapian::docid end = 1;
};

/// Postings that follow each other, by ascending document.
struct PostingRun {
  const Xapian::docid *_Nullable documents = nullptr;
  const Xapian::termcount *_Nullable wdfs = nullptr;
  size_t count = 0;
};

/// The postings of a term, gone through window by window.
///
/// Of a window either all are loaded, and any number of documents looked up among them afterwards;
/// or only documents are looked up, in ascending order, which reads no more than it needs.
class Postings {
 public:
  virtual ~Postings() = default;

  /// Goes on to a window; they ascend, and some may be left out.
  virtual void enter(const Window &window) = 0;
  /// About how many there are in the window; 0 only where there are none.
  virtual double count() const = 0;
  /// What none in the window weighs more than.
  virtual double bound(const BM25 &weight) const = 0;
  /// All of the window. They stay until the next one.
  virtual PostingRun load() = 0;
  /// Whether a document has the term, and how often.
  virtual bool find(Xapian::docid document, Xapian::termcount &wdf) = 0;
};

/// Postings that are all read already.
class ListedPostings : public Postings {
 public:
  /// - `shortest`: no document is shorter.
  ListedPostings(
    std::shared_ptr<const ShortList> list, const TermStatistics &statistics, double shortest)
      : list_(std::move(list)), statistics_(statistics), shortest_(shortest) {}

  void enter(const Window &window) override;
  double count() const override { return static_cast<double>(end_ - begin_); }
  double bound(const BM25 &weight) const override;
  PostingRun load() override;
  bool find(Xapian::docid document, Xapian::termcount &wdf) override;

 private:
  std::shared_ptr<const ShortList> list_;
  TermStatistics statistics_;
  double shortest_;
  /// What the window has of them, and where the document stands that was looked up last.
  size_t begin_ = 0;
  size_t end_ = 0;
  size_t place_ = 0;
};

/// The postings of Xapian's own lists, read as they are needed.
class XapianPostings : public Postings {
 public:
  XapianPostings(
    const Xapian::Database &database, const std::string &term, const TermStatistics &statistics);

  void enter(const Window &window) override;
  double count() const override;
  double bound(const BM25 &weight) const override;
  PostingRun load() override;
  bool find(Xapian::docid document, Xapian::termcount &wdf) override;

 private:
  bool is_behind_window() const noexcept { return next_ >= window_.end && documents_.empty(); }
  void settle();

  Xapian::PostingIterator postings_;
  TermStatistics statistics_;
  double shortest_;
  /// Of all documents those that have the term.
  double share_;
  /// Where the list of Xapian stands.
  Xapian::docid next_ = beyond_last;
  /// All of the window, once they are loaded.
  std::vector<Xapian::docid> documents_;
  std::vector<Xapian::termcount> wdfs_;
  /// Which document was looked up last among them, and where.
  Xapian::docid looked_up_ = 0;
  size_t place_ = 0;
  Window window_;
};

}  // namespace cxapian

#pragma clang assume_nonnull end

#endif
