//! What holds for every edit of every paper, however its file is kept.

use proptest::prelude::*;

use super::*;

/// Texts that are easily read as something else.
const TEXTS: &[&str] = &[
    "206",
    "05",
    "1.210",
    "3,5",
    "1e3",
    "0x1F",
    "true",
    "null",
    "~",
    "31/10/2026",
    "TTr: Sở Công Thương",
    "a # b",
    "# a",
    "- a",
    "a:",
    "-",
    "--- a",
    "...",
    "? a",
    "'x",
    "\"x\"",
    "a\\b",
    "{{ bien.x }}",
    "[a]",
    "{a: b}",
    "%a",
    "@a",
    "`a`",
    "“a” b",
    "“a”",
    "– a",
    "• a",
    "+ a",
    "&a",
    "*a*",
    "!a",
    "|",
    ">",
    "<a>",
    "a, b",
    "a\u{a0}b",
    "Nguyễn Văn Ân",
    "a  b",
    "<<",
    "=",
    "",
];

fn typed_text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => prop::sample::select(TEXTS).prop_map(str::to_owned),
        2 => "[a-zđêô0-9:#\\-\\[\\]{}'\"|>,.%*&!? ]{0,12}",
    ];
    prop::collection::vec(line, 1..4).prop_map(|lines| lines.join("\n"))
}

/// The file as others may keep it: with the line ends of Windows, a byte order mark, letters apart from their marks.
pub(super) fn kept(text: &str, way: usize) -> String {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    match way {
        0 => text.to_owned(),
        1 => crlf(text),
        2 => format!("\u{feff}{text}"),
        _ => format!("\u{feff}{}", crlf(&text.nfd().collect::<String>())),
    }
}

/// How many lines two texts have in common at their beginnings and at their ends.
fn common(old: &str, new: &str) -> (usize, usize) {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let first = old.iter().zip(&new).take_while(|(one, two)| one == two).count();
    let most = old.len().min(new.len()) - first;
    let last = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(one, two)| one == two).count();
    (first, last)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// In every paper, kept in every way: a field says just what was typed, all other fields what they said, and
    /// all bytes outside of its own place are the same.
    #[test]
    fn a_field_says_what_was_typed_and_all_else_stays(paper in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), text in typed_text(), keeping in 0..4_usize) {
        let old = &PAPERS[paper.index(PAPERS.len())];
        let before = form(old).0;
        let fields: Vec<&FormField> = all(&before).into_iter().filter(|field| matches!(field.control, FormControl::Line(_) | FormControl::Text(_))).collect();
        let field = fields[at.index(fields.len())];
        let wanted = typed(&field.control, &text).unwrap();
        let edit = FormEdit::Write { at: field.way.clone(), text };
        let kept_old = kept(old, keeping);
        let new = match apply("vb.yaml", kept_old.as_bytes(), &KINDS, &edit, &field.mark) {
            Ok(new) => String::from_utf8(new).unwrap(),
            // Nothing else is a reason.
            Err(EditFault::Refused(finding)) => {
                let known = ["nằm trong ngoặc", "có ghi chú ở giữa", "không đứng gọn", "không bỏ được"];
                prop_assert!(known.iter().any(|one| finding.message.contains(one)), "{} {}", shown(&field.way), finding.message);
                return Ok(());
            }
            Err(fault) => return Err(TestCaseError::fail(format!("{fault:?}"))),
        };
        let after = form(&new).0;
        let found = after.field(&field.way).and_then(FormField::text).unwrap_or_default();
        prop_assert_eq!(found, wanted.as_str(), "{}", new);
        let marks = |form: &PaperForm| -> Vec<(String, String)> {
            let is_other = |one: &&&FormField| one.is_there && !field.way.starts_with(&one.way) && one.text().is_some();
            {
                // The id of a column says where its cells stand in the form.
                let mut marks: Vec<_> =
                    all(form).iter().filter(is_other).map(|one| (shown(&one.way), one.mark.clone())).collect();
                marks.sort();
                marks
            }
        };
        prop_assert_eq!(marks(&before), marks(&after));
        prop_assert_eq!(new.starts_with('\u{feff}'), kept_old.starts_with('\u{feff}'));
        prop_assert!(keeping % 2 == 0 || !new.replace("\r\n", "").contains('\n'));
        let (first, last) = common(&kept_old, &new);
        let lines = old.split('\n').count();
        match field.at {
            // Within the lines of the field, which go on to where the next value begins.
            Some(place) => {
                // A block among the items of a list begins with the sign behind its dash.
                let is_item = matches!(field.way.last(), Some(Step::Item(_)));
                let line = |byte: u32| old[..byte as usize].matches('\n').count();
                prop_assert!(first + usize::from(is_item) >= line(place.start).min(lines - last) && lines - last <= line(place.end) + 1, "{:?} {:?} {}", place, (first, last), new);
                if keeping == 0 {
                    let (start, end) = (place.start as usize, place.end as usize);
                    let start = if wanted.is_empty() { old[..start].rfind('\n').map_or(0, |at| at + 1) } else { start };
                    let start = if is_item { old[..start].trim_end_matches([' ', '\n', '|', '>', '-', '"']).len() } else { start };
                    prop_assert_eq!(&old[..start], &new[..start]);
                    let rest = old[end..].trim_start_matches([' ', '\n']);
                    let rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
                    prop_assert!(new.ends_with(rest));
                }
            }
            // New lines, or words in a line.
            None => prop_assert!(first + last >= lines - 1, "{}", new),
        }
    }

    /// Items come, move and go: those that stay say what they said, in their order, and what came can be taken back
    /// to the very bytes.
    #[test]
    fn items_come_and_go_whole(paper in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), item in any::<prop::sample::Index>(), keeping in 0..4_usize, what in 0..4) {
        let old = kept(&PAPERS[paper.index(PAPERS.len())], keeping);
        let before = form(&old).0;
        let lists: Vec<&FormField> = all(&before).into_iter().filter(|field| matches!(&field.control, FormControl::Items { items, item: Some(_), .. } if !items.is_empty())).collect();
        prop_assume!(!lists.is_empty());
        let list = lists[at.index(lists.len())];
        let marks = |form: &PaperForm| -> Vec<String> { form.field(&list.way).map_or_else(Vec::new, |list| list.inner().iter().map(|one| one.mark.clone()).collect()) };
        let mut wanted = marks(&before);
        let item = item.index(wanted.len());
        let way = |item: usize| list.way.iter().cloned().chain([Step::Item(item)]).collect::<Vec<_>>();
        let (edit, back) = match what {
            0 => (FormEdit::Add { at: list.way.clone() }, Some(FormEdit::Remove { at: way(wanted.len()) })),
            1 => (FormEdit::Remove { at: way(item) }, None),
            2 => (FormEdit::Move { at: way(item), up: true }, item.checked_sub(1).map(|item| FormEdit::Move { at: way(item), up: false })),
            _ => (FormEdit::Move { at: way(item), up: false }, (item + 1 < wanted.len()).then(|| FormEdit::Move { at: way(item + 1), up: true })),
        };
        let new = match edited(old.as_bytes(), &edit) {
            Ok(new) => String::from_utf8(new).unwrap(),
            Err(EditFault::Refused(finding)) => {
                let known = ["ghi chú", "viết trong ngoặc vuông", "viết khác thường"];
                prop_assert!(known.iter().any(|one| finding.message.contains(one)), "{} {}", shown(&list.way), finding.message);
                return Ok(());
            }
            Err(fault) => return Err(TestCaseError::fail(format!("{fault:?}"))),
        };
        let found = marks(&form(&new).0);
        match what {
            0 => prop_assert_eq!(&found[..wanted.len()], &wanted[..]),
            1 => { wanted.remove(item); prop_assert_eq!(&found, &wanted); }
            2 if item > 0 => { wanted.swap(item, item - 1); prop_assert_eq!(&found, &wanted); }
            3 if item + 1 < wanted.len() => { wanted.swap(item, item + 1); prop_assert_eq!(&found, &wanted); }
            _ => prop_assert_eq!(&new, &old),
        }
        if let Some(back) = back {
            let again = String::from_utf8(edited(new.as_bytes(), &back).unwrap()).unwrap();
            prop_assert_eq!(again.replace(", ", ","), old.replace(", ", ","));
        }
    }
}
