//! Who does what by a paper, and who is told of it: duties, the article that orders bodies to carry it
//! out, recipients.
//!
//! In: nothing; `task_reader` fills it. Out: [`Duties`], in which a body is looked for.

use std::ops::Range;
use std::rc::Rc;

use super::bodies::{self, BodyName};
use super::body_words::BodyWords;

/// A line by the number of its part and its own.
pub(super) type LineAt = (usize, usize);

/// Who does what by a paper.
#[derive(Debug, Default)]
pub(super) struct Duties {
    /// Each body that is given something to do, the first time.
    pub(super) duties: Vec<Duty>,
    /// Headings and openings of duties for several bodies at once.
    pub(super) general: Vec<Rc<BodyWords>>,
    /// The sentence that orders bodies to carry the paper out.
    pub(super) order: Option<OrderSentence>,
    /// Lines of the recipients.
    pub(super) told: Vec<RecipientLine>,
    /// To whom the paper is addressed.
    pub(super) addressed: Vec<Rc<BodyWords>>,
}

/// A body with something to do.
#[derive(Debug)]
pub(super) struct Duty {
    /// It.
    pub(super) body: BodyName,
    /// Where that stands.
    pub(super) line: LineAt,
    /// Its name there.
    pub(super) at: Range<usize>,
    /// Whether a table says that it leads a task, rather than a sentence.
    pub(super) leads: bool,
    /// Whether the recipients name it or cover it.
    pub(super) told: bool,
    /// Whether the order does.
    pub(super) ordered: bool,
}

/// The sentence by which bodies carry a paper out.
#[derive(Debug)]
pub(super) struct OrderSentence {
    /// Its line.
    pub(super) line: LineAt,
    /// Its place there.
    pub(super) at: Range<usize>,
    /// The number of its article.
    pub(super) article: String,
    /// Its words, places from its own beginning.
    pub(super) words: Rc<BodyWords>,
}

/// A line of the recipients.
#[derive(Debug)]
pub(super) struct RecipientLine {
    /// It.
    pub(super) line: LineAt,
    /// Without dash and stop.
    pub(super) at: Range<usize>,
    /// Its words, places from its own beginning.
    pub(super) words: Rc<BodyWords>,
    /// What it is.
    pub(super) by: ToldBy,
}

/// What a line of the recipients names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ToldBy {
    /// Who is named in an article.
    Article,
    /// Who is named in another part: "Như các mục 1, 2", "Như thành phần dự họp".
    Part,
    /// Who is addressed.
    Address,
    /// Who keeps the paper.
    Archive,
    /// Who is named in the line.
    Name,
}

impl Duties {
    /// Whether the recipients name a body or cover it.
    pub(super) fn tells(&self, body: &BodyName) -> bool {
        let own = |words: &Rc<BodyWords>| names(words, body);
        let lines = self.told.iter().filter(|told| told.by != ToldBy::Article);
        lines.map(|told| &told.words).chain(&self.addressed).any(own)
            || self.tells_by_article() && self.orders(body)
            // Which bodies the part names is not read: it may be any of them.
            || self.told.iter().any(|told| told.by == ToldBy::Part)
    }

    /// Whether the recipients are told by the article of the order; another article may name anyone.
    pub(super) fn tells_by_article(&self) -> bool {
        self.told.iter().any(|told| told.by == ToldBy::Article)
    }

    /// Whether the order names a body or covers it.
    pub(super) fn orders(&self, body: &BodyName) -> bool {
        self.order.as_ref().is_some_and(|order| names(&order.words, body))
    }

    /// Whether a duty for several bodies covers it.
    pub(super) fn is_covered(&self, body: &BodyName) -> bool {
        self.general.iter().any(|words| names(words, body))
    }
}

fn names(words: &BodyWords, body: &BodyName) -> bool {
    bodies::covers(words, body) || !body.many && body.is_named_by(words)
}
