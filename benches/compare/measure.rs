//! One run of a program: how long, and how much memory at its peak.
//!
//! In: a command. Out: a [`Run`]. `time` (GNU) tells the peak; without it there is none.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Clone, Debug, Default)]
pub(crate) struct Run {
    /// Seconds on the clock.
    pub(crate) seconds: f64,
    /// Megabytes (10^6 bytes) resident at the peak, of the largest process.
    pub(crate) peak: Option<f64>,
    /// What a child of ours counted besides: names and seconds.
    pub(crate) parts: Vec<(String, f64)>,
}

impl Run {
    /// This run as one of `whole` documents of which only `made` were made.
    pub(crate) fn scaled(mut self, made: usize, whole: usize) -> Run {
        self.seconds *= whole as f64 / made as f64;
        self
    }

    /// A part by its name.
    pub(crate) fn part(&self, name: &str) -> Option<f64> {
        self.parts.iter().find(|(known, _)| known == name).map(|(_, seconds)| *seconds)
    }
}

/// GNU `time`.
fn time() -> Option<&'static Path> {
    let path = Path::new("/usr/bin/time");
    path.exists().then_some(path)
}

/// Runs a program to its end; its clock is ours.
pub(crate) fn program(command: &Command) -> Result<Run, String> {
    let (mut timed, peak) = with_peak(command);
    let started = Instant::now();
    let output = timed.output().map_err(|error| format!("{command:?}: {error}"))?;
    let seconds = started.elapsed().as_secs_f64();
    check(command, &output)?;
    Ok(Run { seconds, peak: peak.and_then(|path| read_peak(&path)), parts: Vec::new() })
}

/// Runs a child of ours, which prints `name seconds` a line, the first of them its own clock.
pub(crate) fn child(command: &Command) -> Result<Run, String> {
    let (mut timed, peak) = with_peak(command);
    let output = timed.output().map_err(|error| format!("{command:?}: {error}"))?;
    check(command, &output)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let parts: Vec<(String, f64)> = text
        .lines()
        .filter_map(|line| {
            let (name, seconds) = line.split_once(' ')?;
            Some((name.to_owned(), seconds.parse().ok()?))
        })
        .collect();
    let seconds = parts.first().map(|(_, seconds)| *seconds);
    let seconds = seconds.ok_or_else(|| format!("{command:?} told no time"))?;
    Ok(Run { seconds, peak: peak.and_then(|path| read_peak(&path)), parts })
}

fn check(command: &Command, output: &std::process::Output) -> Result<(), String> {
    if output.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&output.stderr);
    Err(format!("{command:?}: {}\n{words}", output.status))
}

/// The command under `time`, and the file where that will write the peak.
fn with_peak(command: &Command) -> (Command, Option<PathBuf>) {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let number = RUNS.fetch_add(1, Ordering::Relaxed);
    let file = std::env::temp_dir().join(format!("vanban-compare-{}-{number}", std::process::id()));
    let (mut timed, file) = match time() {
        Some(time) => {
            let mut timed = Command::new(time);
            timed.args(["-f", "%M", "-o"]).arg(&file).arg("--").arg(command.get_program());
            (timed, Some(file))
        }
        None => (Command::new(command.get_program()), None),
    };
    timed.args(command.get_args()).stdin(Stdio::null());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => timed.env(name, value),
            None => timed.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        timed.current_dir(folder);
    }
    (timed, file)
}

fn read_peak(file: &Path) -> Option<f64> {
    let text = fs::read_to_string(file).ok()?;
    let _ = fs::remove_file(file);
    Some(text.trim().parse::<f64>().ok()? * 1024.0 / 1e6)
}

/// Seconds of processor that a program of one thread took, from the kernel's own count (Linux):
/// read when it has ended and is not yet buried.
pub(crate) fn processor(command: &mut Command) -> Option<f64> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let folder = PathBuf::from(format!("/proc/{}", child.id()));
    let started = Instant::now();
    let ended = loop {
        let state = fs::read_to_string(folder.join("stat")).ok();
        let state = state.as_deref().and_then(|text| text.rsplit_once(") "));
        match state {
            Some((_, rest)) if rest.starts_with('Z') => break true,
            Some(_) if started.elapsed() < Duration::from_secs(5) => {
                std::thread::sleep(Duration::from_millis(1));
            }
            _ => break false,
        }
    };
    let counted = fs::read_to_string(folder.join("schedstat")).ok();
    child.wait().ok()?;
    let nanoseconds: f64 = counted?.split_whitespace().next()?.parse().ok()?;
    ended.then_some(nanoseconds / 1e9)
}
