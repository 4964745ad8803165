//! How much work a text with variables may still ask for, while Tera runs.
//!
//! In: what [`super::weave`] has put into the text counts here, and the values that filters are given. Out:
//! an error once it is too much. A text is filled in on one thread, so the count is the thread's.

use std::cell::Cell;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::super::own_error;
use super::{LONGEST_VALUE, MOST_STEPS, MOST_WORK};

/// The function that counts a step, with its weight; and of a name that was set, the value.
pub(super) const STEP: &str = "vanban_buoc";
/// The filter before another filter.
pub(super) const CHECKED: &str = "vanban_gia_tri";
/// The filter before a `~`.
pub(super) const JOINED: &str = "vanban_noi";
/// The function that counts a step of a list that is made of another, `[x for x in y]`; it is always true.
pub(super) const NEXT: &str = "vanban_tiep";
/// How deep lists may hold lists.
const DEEPEST_VALUE: usize = 16;
/// How many texts of a paper may each take all that one text may.
const TEXTS: u64 = 16;
/// How many times the longest value a list or group may weigh: tables of an office are given to texts whole.
const GROUP: u64 = 64;

/// What is left for the text that is being filled in.
#[derive(Clone, Copy)]
struct WorkLeft {
    steps: u64,
    work: u64,
    put: u64,
    /// How many it was at first.
    most: u64,
    /// Whether the other texts of the paper have left it less than a text may take.
    of_paper: bool,
}

thread_local! {
    /// Steps and work that are left for all texts of the paper together.
    static PAPER: Cell<Option<(u64, u64)>> = const { Cell::new(None) };
    static LEFT: Cell<Option<WorkLeft>> = const { Cell::new(None) };
    /// What was exceeded; Tera keeps no message of an error that writing gives.
    static EXCEEDED: Cell<Option<Bound>> = const { Cell::new(None) };
}

/// A bound that was met while the text was filled in.
#[derive(Clone, Copy, Debug)]
enum Bound {
    Steps,
    Work,
    Value,
    Put(u64),
    Paper,
}

impl Bound {
    fn error(self) -> Error {
        let (sentence, hint) = match self {
            Bound::Steps => (
                format!("vòng lặp quá {} lượt", shown(MOST_STEPS)),
                "bớt vòng `for` lồng nhau, hoặc lặp trên danh sách ngắn hơn",
            ),
            Bound::Work => (
                format!("các vòng lặp và bộ lọc xử lý quá {} chữ", shown(MOST_WORK)),
                "bớt lượt lặp, hoặc viết ngắn phần giữa `{% for %}` và `{% endfor %}`",
            ),
            Bound::Paper => (
                format!(
                    "mọi câu có biến của văn bản lặp quá {} lượt, hoặc xử lý quá {} chữ",
                    shown(MOST_STEPS * TEXTS),
                    shown(MOST_WORK * TEXTS)
                ),
                "bớt câu có vòng `for`, hoặc tách thành nhiều văn bản",
            ),
            Bound::Put(most) => (
                format!("cho ra quá {} byte", shown(most)),
                "một đoạn không dài như vậy: bớt lượt lặp, chia thành nhiều đoạn",
            ),
            Bound::Value => (
                format!("một giá trị dài quá {} byte", shown(LONGEST_VALUE)),
                "giá trị ghép thêm sau mỗi lượt lặp (`set` với `~`) hoặc qua bộ lọc đã dài quá; chia nhỏ ra",
            ),
        };
        own_error::beyond(&sentence, hint)
    }
}

/// A number as people write it: `16.777.216`.
pub(super) fn shown(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push('.');
        }
        shown.push(digit);
    }
    shown
}

/// Runs `render` with a full budget, for at most so many bytes. What was exceeded is the error, also if Tera
/// has lost it.
pub(super) fn within(put: u64, render: impl FnOnce() -> TeraResult<String>) -> TeraResult<String> {
    let (of_steps, of_work) = PAPER.get().unwrap_or((MOST_STEPS, MOST_WORK));
    let (steps, work) = (of_steps.min(MOST_STEPS), of_work.min(MOST_WORK));
    let of_paper = steps < MOST_STEPS || work < MOST_WORK;
    let before = LEFT.replace(Some(WorkLeft { steps, work, put, most: put, of_paper }));
    EXCEEDED.set(None);
    let rendered = render();
    if let Some(left) = LEFT.replace(before) {
        let paper = PAPER.get();
        PAPER.set(paper.map(|_| (of_steps - (steps - left.steps), of_work - (work - left.work))));
    }
    match (EXCEEDED.take(), rendered) {
        // What stands between the tags is counted only here; loops were counted as they went on.
        (_, Ok(text)) if text.len() as u64 > put => Err(Bound::Put(put).error()),
        (Some(bound), Err(error)) if !own_error::is_beyond(&error.to_string()) => Err(bound.error()),
        (_, rendered) => rendered,
    }
}

/// Begins the budget of a paper, which all its texts share.
pub(in super::super) fn new_paper() {
    PAPER.set(Some((MOST_STEPS * TEXTS, MOST_WORK * TEXTS)));
}

fn exceeded(bound: Bound) -> Error {
    let of_paper = LEFT.get().is_some_and(|left| left.of_paper);
    let bound = match bound {
        Bound::Steps | Bound::Work if of_paper => Bound::Paper,
        bound => bound,
    };
    EXCEEDED.set(Some(bound));
    bound.error()
}

/// Takes work off the budget. Outside of a budget anything goes: those are the program's own templates.
pub(super) fn work(amount: u64) -> TeraResult<()> {
    let Some(left) = LEFT.get() else { return Ok(()) };
    let work = left.work.checked_sub(amount).ok_or_else(|| exceeded(Bound::Work))?;
    LEFT.set(Some(WorkLeft { work, ..left }));
    Ok(())
}

/// Takes bytes that a value writes off the budget.
pub(in super::super) fn written(bytes: usize) -> std::io::Result<()> {
    let Some(left) = LEFT.get() else { return Ok(()) };
    let Some(put) = left.put.checked_sub(bytes as u64) else {
        EXCEEDED.set(Some(Bound::Put(left.most)));
        return Err(std::io::ErrorKind::FileTooLarge.into());
    };
    LEFT.set(Some(WorkLeft { put, ..left }));
    work(bytes as u64).map_err(|_| std::io::ErrorKind::FileTooLarge.into())
}

fn step() -> TeraResult<()> {
    let Some(left) = LEFT.get() else { return Ok(()) };
    let steps = left.steps.checked_sub(1).ok_or_else(|| exceeded(Bound::Steps))?;
    LEFT.set(Some(WorkLeft { steps, ..left }));
    Ok(())
}

/// Fails if a filter is about to make a text of more bytes than a value may have.
pub(super) fn room_for(bytes: usize) -> TeraResult<()> {
    work(bytes as u64)?;
    fits(bytes)
}

/// Fails if a text of so many bytes is longer than a value may be.
pub(super) fn fits(bytes: usize) -> TeraResult<()> {
    if bytes as u64 > LONGEST_VALUE { Err(exceeded(Bound::Value)) } else { Ok(()) }
}

/// Fails if the value is too long to go on with. `whole`: a list counts by all letters in it, for it is
/// about to be written out.
pub(super) fn checked(value: &Value, whole: bool) -> TeraResult<()> {
    let text = value.is_string() || whole;
    let most = if text { LONGEST_VALUE } else { LONGEST_VALUE * GROUP };
    let weight = weight(value, most, DEEPEST_VALUE);
    work(if text { weight } else { weight / GROUP })?;
    if weight > most { Err(exceeded(Bound::Value)) } else { Ok(()) }
}

/// How many letters and values it holds, counted to just beyond `most`. What holds itself deeper than `depth`
/// counts as too long: Tera takes such a value apart with a call for each level.
fn weight(value: &Value, most: u64, depth: usize) -> u64 {
    if let Some(text) = value.as_str() {
        return 1 + text.len() as u64;
    }
    if depth == 0 {
        return if value.is_array() || value.is_map() { most + 1 } else { 1 };
    }
    let mut sum = 1;
    let mut add = |key: u64, one: &Value| {
        sum += key + weight(one, most.saturating_sub(sum), depth - 1);
        sum <= most
    };
    if let Some(list) = value.as_array() {
        list.iter().all(|one| add(0, one));
    } else if let Some(map) = value.as_map() {
        map.iter().all(|(key, one)| add(key.as_str().map_or(1, str::len) as u64, one));
    }
    sum
}

/// Adds what counts to an engine.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function(STEP, |arguments: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        if let Some(value) = arguments.get::<&Value>("v")? {
            checked(value, false)?;
        }
        if let Some(weight) = arguments.get::<u64>("w")? {
            step()?;
            work(weight)?;
        }
        Ok(Value::safe_string(""))
    });
    tera.register_function(NEXT, |arguments: Kwargs, _: &State<'_>| -> TeraResult<bool> {
        step()?;
        work(arguments.must_get::<u64>("w")?)?;
        Ok(true)
    });
    let filter = |whole: bool| {
        move |value: &Value, _: Kwargs, _: &State<'_>| -> TeraResult<Value> {
            checked(value, whole)?;
            Ok(value.clone())
        }
    };
    tera.register_filter::<_, &Value, TeraResult<Value>>(CHECKED, filter(false));
    tera.register_filter::<_, &Value, TeraResult<Value>>(JOINED, filter(true));
}
