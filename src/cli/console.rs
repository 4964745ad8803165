//! What is printed where: lines on stdout, findings on stderr, progress on a terminal.
//!
//! With JSON messages stdout holds the findings and nothing else. Names of files may hold anything:
//! characters that control a terminal are made visible, not printed.

use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use serde::Serialize;

use super::closed;
use super::repeated::RepeatedFindings;
use super::values::MessageFormat;
use crate::finding::{Finding, Report, render};
use crate::run::{Listener, Refusal, system};
use crate::signs::{visible, visible_lines};

/// Hears what a command says that was not started on a terminal.
pub(super) trait ConsoleEar: Send + Sync {
    /// Findings, with the files that they are about.
    fn findings(&self, report: &Report);

    /// A line about the run.
    fn say(&self, line: &str);

    /// So many documents of all are done, and this one is next.
    fn next(&self, done: usize, all: usize, name: &str);

    /// Whether no further document is to be begun.
    fn is_stopped(&self) -> bool;
}

/// Where a run reports.
pub(super) struct Console {
    format: MessageFormat,
    bar: ProgressBar,
    /// What was reported so far about the documents of a run.
    repeated: Mutex<Option<RepeatedFindings>>,
    /// Who hears it instead of the terminal, and how many documents there are.
    ear: Option<(Arc<dyn ConsoleEar>, usize)>,
}

impl Console {
    /// A console for a single thing.
    pub(super) fn new(format: MessageFormat) -> Console {
        Console { format, bar: ProgressBar::hidden(), repeated: Mutex::default(), ear: None }
    }

    /// A console that is heard by somebody else than the terminal.
    pub(super) fn heard_by(ear: Arc<dyn ConsoleEar>) -> Console {
        let mut console = Console::new(MessageFormat::Human);
        console.ear = Some((ear, 0));
        console
    }

    /// The same console with progress over this many documents.
    pub(super) fn over(&self, documents: usize) -> Console {
        match &self.ear {
            Some((ear, _)) => {
                let mut console = Console::heard_by(ear.clone());
                console.ear = Some((ear.clone(), documents));
                console
            }
            None => Console::with_progress(self.format, documents),
        }
    }

    /// A console with progress over this many documents, if stderr is a terminal.
    pub(super) fn with_progress(format: MessageFormat, documents: usize) -> Console {
        if documents < 2 {
            return Console::new(format);
        }
        let bar = ProgressBar::with_draw_target(Some(documents as u64), ProgressDrawTarget::stderr());
        let repeated = Mutex::new(Some(RepeatedFindings::default()));
        Console { format, bar: bar.with_style(style()), repeated, ear: None }
    }

    /// Prints the text a command was asked for.
    pub(super) fn print(&self, text: &str) {
        if let Some((ear, _)) = &self.ear {
            return ear.say(text.trim_end());
        }
        self.bar.suspend(|| put(&mut io::stdout().lock(), closed::stdout(), text));
    }

    /// Tells a fact that is no finding, to programs; in words it is a line.
    pub(super) fn fact(&self, object: &impl Serialize) {
        if self.format == MessageFormat::Json {
            self.print(&render::fact(object));
        }
    }

    /// Prints to stderr. `anstream` removes the colours where they do not belong (no terminal, `NO_COLOR`).
    fn warn(&self, text: &str) {
        self.bar.suspend(|| put(&mut anstream::stderr(), closed::stderr(), text));
    }

    /// Reports findings for a person.
    fn tell(&self, report: &Report, findings: &[&Finding]) {
        if !findings.is_empty() {
            self.warn(&format!("{}\n", render::brief(report, findings, true)));
        }
    }

    fn repeated(&self) -> MutexGuard<'_, Option<RepeatedFindings>> {
        self.repeated.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says why the program could not run.
    pub(super) fn refuse(refusal: &Refusal) {
        let hint = refusal.hint.as_ref().map(|hint| format!("gợi ý: {hint}\n")).unwrap_or_default();
        let text = visible_lines(&format!("lỗi: {}\n{hint}", refusal.message));
        drop(anstream::stderr().write_all(text.as_bytes()));
    }
}

impl Listener for Console {
    fn findings(&self, report: &Report) {
        if report.findings.is_empty() {
            return;
        }
        if let Some((ear, _)) = &self.ear {
            return ear.findings(report);
        }
        match self.format {
            MessageFormat::Human => {
                let first = self.repeated().as_mut().map(|repeated| repeated.first(report));
                self.tell(report, &first.unwrap_or_else(|| report.findings.iter().collect()));
            }
            MessageFormat::Short | MessageFormat::Log => self.warn(&render::short(report)),
            MessageFormat::Json => self.print(&render::json(report)),
        }
    }

    fn say(&self, line: &str) {
        if !matches!(self.format, MessageFormat::Json | MessageFormat::Log) {
            self.print(&format!("{}\n", visible_lines(line)));
        }
    }

    fn sum(&self, figures: &impl Serialize) {
        if self.format == MessageFormat::Json {
            self.print(&render::sum(figures));
        }
    }

    /// On stderr, whatever stdout is for; it does not matter if nobody reads it.
    fn waiting(&self, sentence: &str) {
        if let Some((ear, _)) = &self.ear {
            return ear.say(sentence);
        }
        drop(anstream::stderr().write_all(format!("{}\n", visible_lines(sentence)).as_bytes()));
    }

    fn next(&self, done: usize, name: &str) {
        if let Some((ear, all)) = &self.ear {
            return ear.next(done, *all, name);
        }
        self.bar.set_message(visible(name).into_owned());
        self.bar.set_position(done as u64);
    }

    fn is_stopped(&self) -> bool {
        self.ear.as_ref().is_some_and(|(ear, _)| ear.is_stopped())
    }

    /// Removes the progress bar, and reports what was found again and again.
    fn finish(&self) {
        self.bar.finish_and_clear();
        let repeated = self.repeated().take();
        let rest = repeated.map(RepeatedFindings::rest).unwrap_or_default();
        self.tell(&rest, &rest.findings.iter().collect::<Vec<_>>());
    }
}

/// A run that ended before its documents still reports what was found.
impl Drop for Console {
    fn drop(&mut self) {
        self.finish();
    }
}

/// The first error of writing to a stream.
static UNSAID: OnceLock<io::Error> = OnceLock::new();

/// Writes and flushes, so that nothing is left in a buffer and lost without an error.
fn put(out: &mut impl Write, closed: bool, text: &str) {
    if closed && !text.is_empty() {
        return unheard();
    }
    said(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
}

/// Notes that something was written to a stream that was closed from the start (`>&-`).
pub(super) fn unheard() {
    UNSAID.get_or_init(|| io::Error::new(ErrorKind::NotConnected, "closed"));
}

/// Notes that something could not be written. A reader that has closed its end of a pipe (`| head`) is not an
/// error.
pub(super) fn said(written: io::Result<()>) {
    if let Err(error) = written
        && error.kind() != ErrorKind::BrokenPipe
    {
        UNSAID.get_or_init(|| error);
    }
}

/// Returns an error if something could not be written.
pub(super) fn all_said() -> Result<(), Refusal> {
    match UNSAID.get() {
        None => Ok(()),
        Some(error) if error.kind() == ErrorKind::NotConnected => {
            Err(Refusal::new("không in được kết quả: đầu ra chuẩn đang đóng (`>&-`)")
                .hint("bỏ `>&-`; muốn giữ kết quả thì chuyển vào tệp, ví dụ `> ket-qua.txt`"))
        }
        Some(error) => {
            let message = format!("không ghi được hết kết quả ra màn hình: {}", system::words(error));
            Err(Refusal::new(message)
                .hint("kết quả được chuyển vào tệp (dấu `>`) thì xem lại chỗ trống của ổ đĩa đó"))
        }
    }
}

/// `█████░░░ 5/9 văn bản, 5,2 mỗi giây, còn 1 giây: content/a.yaml`.
fn style() -> ProgressStyle {
    let rate = |state: &ProgressState, out: &mut dyn fmt::Write| {
        // A failure to draw the progress bar is no error of a document.
        let _ = out.write_str(&format!("{:.1}", state.per_sec()).replace('.', ","));
    };
    let left = |state: &ProgressState, out: &mut dyn fmt::Write| {
        let _ = write!(out, "{}", state.eta().as_secs());
    };
    ProgressStyle::with_template("{bar:20} {pos}/{len} văn bản, {rate} mỗi giây, còn {left} giây: {wide_msg}")
        .expect("a template that a test reads")
        .with_key("rate", rate)
        .with_key("left", left)
}

#[cfg(test)]
mod tests {
    use super::{Console, Listener};
    use crate::cli::values::MessageFormat;

    #[test]
    fn the_progress_line_can_be_read() {
        let console = Console::with_progress(MessageFormat::Human, 2);
        console.next(1, "a.yaml");
        console.finish();
        assert!(console.bar.is_finished());
    }
}
