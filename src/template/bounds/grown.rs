//! Filters and functions of Tera whose results may be far longer than what they are given, with a bound.
//!
//! In: a value and options, as Tera documents them. Out: the same as Tera's own, or an error before anything
//! is made that is too long. It leaves what is too long to [`super::budget`].

use std::borrow::Cow;

use tera::{Kwargs, State, StringInput, Tera, TeraResult, Value};

use super::super::own_error;
use super::LONGEST_RANGE;
use super::budget::{checked, fits, room_for, shown, work};

/// Puts them in the place of Tera's own.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("range", range);
    tera.register_filter("replace", replace);
    tera.register_filter("join", join);
    tera.register_filter("indent", indent);
    tera.register_filter("str", written_out);
    tera.register_filter("unique", unique);
}

/// The numbers from `start` to before `end`.
fn range(options: Kwargs, _: &State<'_>) -> TeraResult<Vec<i128>> {
    let start = options.get::<i128>("start")?.unwrap_or_default();
    let end = options.must_get::<i128>("end")?;
    let step = options.get::<i128>("step_by")?.unwrap_or(1);
    if step == 0 || (step > 0 && start > end) {
        let hint = "viết `range(start=1, end=5)`: số đầu nhỏ hơn số cuối, bước nhảy khác 0";
        return Err(own_error::own("`range` không đi từ số đầu đến số cuối được", hint));
    }
    let too_long = || {
        own_error::beyond(
            &format!("`range` cho quá {} số", shown(LONGEST_RANGE)),
            "lặp trên danh sách cần in, hoặc lấy khoảng ngắn hơn",
        )
    };
    let mut numbers = Vec::new();
    let mut next = start;
    while if step > 0 { next < end } else { next > end } {
        if numbers.len() as u64 == LONGEST_RANGE {
            return Err(too_long());
        }
        numbers.push(next);
        next = next.checked_add(step).ok_or_else(too_long)?;
    }
    work(numbers.len() as u64)?;
    Ok(numbers)
}

fn replace(text: StringInput<'_>, options: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let from = options.must_get::<&str>("from")?;
    let to = options.must_get::<StringInput<'_>>("to")?;
    let safe = state.autoescaping_enabled() && (text.is_safe() || to.is_safe());
    let (text, to) = match safe {
        true => (text.rendered(state)?.into_owned(), to.rendered(state)?.into_owned()),
        false => (text.as_str().to_owned(), to.as_str().to_owned()),
    };
    room_for(text.len() + text.matches(from).count() * to.len())?;
    let replaced = text.replace(from, &to);
    Ok(if safe { Value::safe_string(&replaced) } else { Value::from(replaced) })
}

fn join(list: &[Value], options: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let between = options.get::<StringInput<'_>>("sep")?;
    let has_safe = list.iter().any(|one| one.is_string() && one.is_safe())
        || between.as_ref().is_some_and(StringInput::is_safe);
    let safe = state.autoescaping_enabled() && has_safe;
    let between = match &between {
        None => String::new(),
        Some(between) if safe => between.rendered(state)?.into_owned(),
        Some(between) => between.as_str().to_owned(),
    };
    let mut joined = String::new();
    for (at, one) in list.iter().enumerate() {
        if at > 0 {
            joined.push_str(&between);
        }
        match safe {
            true if one.is_undefined() => {}
            true => joined.push_str(&state.escape_if_needed(one)?),
            false => joined.push_str(&one.to_string()),
        }
        fits(joined.len())?;
    }
    work(joined.len() as u64)?;
    Ok(if safe { Value::safe_string(&joined) } else { Value::from(joined) })
}

/// Puts blanks, or another letter, before the lines of a text.
fn indent(text: StringInput<'_>, options: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    const WIDEST: usize = 1000;
    let width = options.get::<usize>("width")?.unwrap_or(4).min(WIDEST);
    let letter = options.get::<StringInput<'_>>("indentation")?;
    let first = options.get::<bool>("first")?.unwrap_or(false);
    let blank = options.get::<bool>("blank")?.unwrap_or(false);
    if letter.as_ref().is_some_and(|letter| letter.as_str().chars().count() != 1) {
        return Err(own_error::own("`indentation` phải là đúng một ký tự", "viết `indentation=\" \"`"));
    }
    let has_safe = text.is_safe() || letter.as_ref().is_some_and(StringInput::is_safe);
    let safe = state.autoescaping_enabled() && has_safe;
    let (text, letter) = match safe {
        true => {
            let letter = letter.map(|letter| letter.rendered(state).map(Cow::into_owned));
            (text.rendered(state)?.into_owned(), letter.transpose()?)
        }
        false => (text.as_str().to_owned(), letter.map(|letter| letter.as_str().to_owned())),
    };
    let before = letter.unwrap_or_else(|| " ".to_owned()).repeat(width);
    room_for(text.len() + text.lines().count() * before.len())?;
    let lines = text.lines().enumerate().map(|(at, line)| {
        let bare = if at == 0 { !first } else { line.is_empty() && !blank };
        if bare { line.to_owned() } else { format!("{before}{line}") }
    });
    let mut indented = lines.collect::<Vec<_>>().join("\n");
    if text.ends_with('\n') {
        indented.push('\n');
    }
    Ok(if safe { Value::safe_string(&indented) } else { Value::from(indented) })
}

/// A value as it would be printed.
fn written_out(value: &Value, _: Kwargs, _: &State<'_>) -> TeraResult<String> {
    checked(value, true)?;
    Ok(value.to_string())
}

/// A list without the values that are in it before.
fn unique(list: &[Value], _: Kwargs, _: &State<'_>) -> TeraResult<Vec<Value>> {
    let mut kept: Vec<Value> = Vec::new();
    for one in list {
        work(1 + kept.len() as u64)?;
        if !kept.contains(one) {
            kept.push(one.clone());
        }
    }
    Ok(kept)
}
