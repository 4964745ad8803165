//! Why a document was not made though nothing is wrong with it: a bug, which is reported in one sentence with
//! what to report and ends only one document; or no time was left.

use std::cell::RefCell;
use std::panic;
use std::sync::Mutex;

use super::Refusal;
use crate::finding::{Finding, codes};

/// Why a document was not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Crash {
    /// A caught panic.
    Bug {
        /// `file.rs:line`.
        place: String,
    },
    /// The run had so many seconds, which are over.
    Late(u64),
    /// Somebody has stopped the run.
    Stopped,
}

thread_local! {
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The place of the last panic of any thread: Typst has threads of its own.
static LAST: Mutex<String> = Mutex::new(String::new());

/// Keeps the place of a panic instead of printing it.
pub(crate) fn keep_quiet() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| {
            let file = at.file().rsplit(['/', '\\']).next().unwrap_or_default();
            format!("{file}:{}", at.line())
        });
        let place = place.unwrap_or_default();
        if let Ok(mut last) = LAST.lock() {
            last.clone_from(&place);
        }
        PLACE.set(place);
    }));
}

/// Runs `work` and catches a panic in it.
pub(crate) fn catch<T>(work: impl FnOnce() -> T) -> Result<T, Crash> {
    // What `work` shares with others is read-only, or a cache that holds whole entries.
    panic::catch_unwind(panic::AssertUnwindSafe(work)).map_err(|_| Crash::caught())
}

impl Crash {
    /// The panic that this thread has just caught.
    fn caught() -> Crash {
        let own = PLACE.take();
        let last = || LAST.lock().map(|last| last.clone()).unwrap_or_default();
        Crash::Bug { place: if own.is_empty() { last() } else { own } }
    }

    /// No document is begun: the seconds of the run are over.
    pub(crate) fn late(seconds: u64) -> Crash {
        Crash::Late(seconds)
    }

    /// What happened, in one sentence.
    fn sentence(&self) -> String {
        match self {
            // Its words are in English; the place says more to who mends it.
            Crash::Bug { place } => format!("lỗi của chương trình, không phải của văn bản ({place})"),
            Crash::Late(seconds) => format!("chưa làm, vì đã quá {seconds} giây (`--gioi-han-giay`)"),
            Crash::Stopped => "chưa làm, vì đã dừng giữa chừng".to_owned(),
        }
    }

    /// What to do.
    fn hint(&self) -> String {
        match self {
            Crash::Bug { .. } => {
                let version = env!("CARGO_PKG_VERSION");
                format!("báo cho người phát triển câu trên, phiên bản vanban {version} và tệp YAML gây lỗi")
            }
            Crash::Late(_) => "chạy lại: chỉ làm những văn bản còn lại; hoặc nêu số giây lớn hơn".to_owned(),
            Crash::Stopped => "làm tiếp: chỉ làm những văn bản còn lại".to_owned(),
        }
    }

    /// The crash as a finding of the document of this name; without a name if it is reported elsewhere.
    pub(crate) fn finding(&self, name: Option<&str>) -> Finding {
        let name = name.map(|name| format!("`{name}`: ")).unwrap_or_default();
        let code = match self {
            Crash::Bug { .. } => codes::W004,
            Crash::Late(_) | Crash::Stopped => codes::W009,
        };
        Finding::general(code, format!("{name}{}", self.sentence())).hint(self.hint())
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
        let sentence = crash.sentence();
        assert!(sentence.starts_with("lỗi của chương trình, không phải của văn bản ("), "{sentence}");
        assert!(!sentence.contains("số 7"), "{sentence}");
        assert!(crash.hint().contains("phiên bản vanban"));
        assert_eq!(catch(|| 1), Ok(1));
    }
}
