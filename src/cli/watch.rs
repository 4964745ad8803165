//! `vanban watch`: a paper in the browser, which follows its file.
//!
//! In: a file. Out: a page in the browser, a line on the terminal for each look at the paper; no file. It leaves
//! the page to [`crate::workbench`], looking at the paper to [`crate::session`].

use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::args::WatchArgs;
use super::console::Console;
use super::values::MessageFormat;
use crate::files::disk;
use crate::finding::{Finding, Severity, codes};
use crate::run::follow::FollowedFiles;
use crate::run::hold::HeldFolder;
use crate::run::own_templates::{Pipelines, Prepared};
use crate::run::{Listener, Outcome, Refusal, change, crash, inputs, locks, system};
use crate::session::{Session, SessionView};
use crate::workbench::{self, Desk, ServerBounds};

/// How often files are looked at.
const LOOK: Duration = Duration::from_millis(300);

/// Runs the command.
pub(super) fn run(args: &WatchArgs) -> Result<Outcome, Refusal> {
    let name = system::shown(&args.file);
    refuse(&args.file, &name)?;
    let console = Console::new(MessageFormat::Human);
    let mut desk = Desk::default();
    let paper = desk.put(&name);
    let bounds = ServerBounds { away: Duration::from_secs(60 * args.tat_sau), ..ServerBounds::default() };
    let port = args.port.unwrap_or_default();
    let server = workbench::start(desk, port, bounds).map_err(|error| no_server(port, &error))?;
    console.say(&format!("Trang của {}: {}", system::argument(&name), server.link));
    console.say(&format!(
        "Lưu tệp thì trang đổi theo. Không trang nào mở trong {} phút thì lệnh này kết thúc; dừng ngay: Ctrl+C.",
        args.tat_sau
    ));
    // A confined run starts no other program.
    if !args.no_browser && !disk::is_confined() && open::that_detached(&server.entry_link).is_err() {
        console.say("Chưa mở được trình duyệt: mở liên kết trên bằng tay.");
    }
    let mut files = FollowedFiles::of(&args.file);
    let mut session = Session::open(name);
    let mut prepared = None;
    loop {
        if files.has_other_office() || prepared.is_none() {
            let office = Pipelines::with_fonts(args.fonts.folder())?.into_that_of(&args.file);
            office.tell(&console);
            prepared = Some(office);
        }
        let view = look(&mut session, &mut files, &mut prepared, &args.file, &console);
        console.say(&told(session.name(), &view));
        paper.show(view);
        while !files.have_changed() {
            if server.wait(LOOK) {
                console.say(&format!("Không trang nào mở trong {} phút: kết thúc.", args.tat_sau));
                return Ok(Outcome::Done);
            }
        }
    }
}

/// What is no document.
fn refuse(file: &Path, name: &str) -> Result<(), Refusal> {
    inputs::refuse_laws(file)?;
    if disk::is_dir(file) {
        return Err(Refusal::new(format!("`{name}` là thư mục")).hint("nêu một tệp YAML trong thư mục đó"));
    }
    if system::is_word(file) {
        let hint = format!("nhập thành YAML trước: `vanban import {}`", system::argument(name));
        return Err(Refusal::new(format!("`{name}` là tệp Word, không phải YAML")).hint(hint));
    }
    system::read(file).map(drop).map_err(|error| Refusal::unread(name, &error))
}

fn no_server(port: u16, error: &io::Error) -> Refusal {
    match error.kind() {
        ErrorKind::AddrInUse => Refusal::new(format!("cổng {port} đang có chương trình khác dùng"))
            .hint("bỏ `--port`: chương trình tự chọn một cổng còn trống"),
        _ => Refusal::new(format!("không mở được trang trên máy này: {}", system::words(error))),
    }
}

/// Looks at the paper as it is now.
fn look(
    session: &mut Session,
    files: &mut FollowedFiles,
    office: &mut Option<Prepared>,
    paper: &Path,
    console: &Console,
) -> Arc<SessionView> {
    // If somebody is issuing it now, wait.
    let (_hold, _) = change::enter_to_read(&[HeldFolder::seen(system::folder_of(paper))], console);
    let name = session.name().to_owned();
    let bytes = match files.read_again() {
        Ok(bytes) => bytes.to_vec(),
        Err(error) => {
            let message = format!("không đọc được `{name}`: {}", system::words(&error));
            return session.fail([Finding::general(codes::W002, message)].into_iter().collect());
        }
    };
    let Some(pipeline) = office.as_ref().and_then(|office| office.pipeline.as_ref()) else {
        // What is wrong with the templates is shown once they were read; they are read again when they change.
        let report = office.take().map(|office| office.report).unwrap_or_default();
        return session.fail(report);
    };
    let issued_by = locks::issued_by(paper);
    match crash::catch(|| session.change(pipeline, &bytes, files, issued_by)) {
        Ok(view) => view,
        Err(crash) => session.fail([crash.finding(Some(&name))].into_iter().collect()),
    }
}

/// The line about a look.
fn told(name: &str, view: &SessionView) -> String {
    let findings = &view.report().findings;
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| findings.how_many(severity));
    let found = format!("{errors} lỗi, {warnings} cảnh báo, {notes} lưu ý");
    match view.pages().len() {
        0 => format!("{name}: {found}; chưa có trang nào"),
        _ if !view.is_current() => format!("{name}: {found}; trang là của lần trước"),
        pages => format!("{name}: {pages} trang; {found}"),
    }
}
