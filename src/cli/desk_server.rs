//! The server of the workbench, for the commands that have one: started, told on the terminal, shown in the browser.
//!
//! In: a desk, the options. Out: a server that runs, and its end in words.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::args::DeskArgs;
use super::console::Console;
use crate::files::disk;
use crate::run::{Listener, Refusal, places, system};
use crate::workbench::{self, Desk, ServerBounds, Started};

/// How often files are looked at. One that has changed is read when it is the same at the next look.
const LOOK: Duration = Duration::from_millis(150);

/// A server of the workbench.
pub(super) struct DeskServer<'a> {
    server: Started,
    minutes: u64,
    console: &'a Console,
}

impl<'a> DeskServer<'a> {
    /// Starts a server for the papers of a desk, which are at `place`; `of` names them in words.
    pub(super) fn start(
        desk: &Arc<Desk>,
        args: &DeskArgs,
        place: &Path,
        of: &str,
        console: &'a Console,
    ) -> Result<DeskServer<'a>, Refusal> {
        let minutes = args.tat_sau;
        let bounds = ServerBounds { away: Duration::from_secs(60 * minutes), ..ServerBounds::default() };
        let server = match args.port {
            Some(port) => workbench::start(desk.clone(), port, bounds),
            None => workbench::start(desk.clone(), usual_port(place), bounds)
                .or_else(|_| workbench::start(desk.clone(), 0, bounds)),
        };
        let server = server.map_err(|error| refusal(args.port.unwrap_or_default(), &error))?;
        console.say(&format!("Trang của {of}: {}", server.link));
        console.say(&format!(
            "Lưu tệp thì trang đổi theo. Không trang nào mở trong {minutes} phút thì lệnh này kết thúc; dừng ngay: Ctrl+C."
        ));
        // A confined run starts no other program.
        let may_open = !args.no_browser && !disk::is_confined();
        if may_open && open::that_detached(&server.entry_link).is_err() {
            console.say("Chưa mở được trình duyệt: mở liên kết trên bằng tay.");
        }
        Ok(DeskServer { server, minutes, console })
    }

    /// Waits until files are to be looked at again. Returns false if nobody has looked for long.
    pub(super) fn is_open(&self) -> bool {
        let is_over = self.server.wait(LOOK);
        if is_over {
            self.console.say(&format!("Không trang nào mở trong {} phút: kết thúc.", self.minutes));
        }
        !is_over
    }
}

/// The port of a place: a browser keeps what was typed by the address of the page, so that it finds it again when the
/// program is started again. Below those that systems give out by themselves.
fn usual_port(place: &Path) -> u16 {
    const FIRST: u16 = 17_000;
    const COUNT: u16 = 15_000;
    let mark = places::mark(place);
    FIRST + u16::from_str_radix(&mark[..4], 16).unwrap_or_default() % COUNT
}

fn refusal(port: u16, error: &io::Error) -> Refusal {
    match error.kind() {
        ErrorKind::AddrInUse => Refusal::new(format!("cổng {port} đang có chương trình khác dùng"))
            .hint("bỏ `--port`: chương trình tự chọn một cổng còn trống"),
        _ => Refusal::new(format!("không mở được trang trên máy này: {}", system::words(error))),
    }
}
