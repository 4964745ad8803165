//! Panics: a bug is reported in one sentence, with what to report, and ends only one document.

use std::any::Any;
use std::cell::RefCell;
use std::panic;

use super::Refusal;
use crate::finding::{Finding, codes};

/// A caught panic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Crash {
    /// The message of the panic.
    words: String,
    /// `file.rs:line`; empty if it came from a thread of Typst.
    place: String,
}

thread_local! {
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps the place of a panic instead of printing it.
pub(crate) fn keep_quiet() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| {
            let file = at.file().rsplit(['/', '\\']).next().unwrap_or_default();
            format!("{file}:{}", at.line())
        });
        PLACE.set(place.unwrap_or_default());
    }));
}

/// Runs `work` and catches a panic in it.
pub(crate) fn catch<T>(work: impl FnOnce() -> T) -> Result<T, Crash> {
    // What `work` shares with others is read-only, or a cache that holds whole entries.
    panic::catch_unwind(panic::AssertUnwindSafe(work)).map_err(|payload| Crash::of(payload.as_ref()))
}

impl Crash {
    fn of(payload: &(dyn Any + Send)) -> Crash {
        let words = payload
            .downcast_ref::<&str>()
            .map(|words| (*words).to_owned())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        Crash { words, place: PLACE.take() }
    }

    /// What happened, in one sentence.
    fn sentence(&self) -> String {
        let place = if self.place.is_empty() { String::new() } else { format!(" ({})", self.place) };
        format!("lỗi của chương trình, không phải của văn bản: {}{place}", self.words)
    }

    /// What to do.
    fn hint(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        format!("báo cho người phát triển câu trên, phiên bản vanban {version} và tệp YAML gây lỗi")
    }

    /// The crash as a finding of the document of this name; without a name if it is reported elsewhere.
    pub(crate) fn finding(&self, name: Option<&str>) -> Finding {
        let name = name.map(|name| format!("`{name}`: ")).unwrap_or_default();
        Finding::general(codes::W004, format!("{name}{}", self.sentence())).hint(self.hint())
    }

    /// The crash as the end of the program.
    pub(crate) fn refusal(&self) -> Refusal {
        Refusal::new(self.sentence()).hint(self.hint())
    }
}

#[cfg(test)]
mod tests {
    use super::catch;

    #[test]
    fn a_panic_becomes_a_sentence() {
        let crash = catch(|| panic!("số {}", 7)).unwrap_err();
        assert!(crash.sentence().contains("không phải của văn bản: số 7"), "{}", crash.sentence());
        assert!(crash.hint().contains("phiên bản vanban"));
        assert_eq!(catch(|| 1), Ok(1));
    }
}
