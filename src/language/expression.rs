//! What is typed inside `{{ … }}`: a name behind other names, a filter, the id of a part.
//!
//! In: the text before a place, and behind it. Out: the names that lead there, the half word, the whole expression.
//! What the names stand for is left to [`crate::template`].

/// What is being typed inside braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TypedName {
    /// A name, behind these names.
    Name(Vec<String>),
    /// A filter.
    Filter,
    /// The id of a part, in `tham_chieu("…")`.
    Reference,
}

/// What is typed at the end of this text, if it is inside braces.
pub(super) fn typed(before: &str) -> Option<TypedName> {
    let inside = inside(before)?;
    if reference(inside).is_some() {
        return Some(TypedName::Reference);
    }
    let rest = inside.trim_end_matches(is_part);
    let before = rest.trim_end();
    if before.ends_with('|') {
        return Some(TypedName::Filter);
    }
    if let Some(group) = rest.strip_suffix('.') {
        return names(group).map(TypedName::Name);
    }
    if let Some(group) = rest.strip_suffix("[\"").or_else(|| rest.strip_suffix("['")) {
        return names(group).map(TypedName::Name);
    }
    // A text in quotation marks is none of ours.
    let is_quoted = ['"', '\''].iter().any(|mark| inside.matches(*mark).count() % 2 == 1);
    let may_begin =
        before.is_empty() || before.ends_with(|last: char| !is_part(last) && !"])\"'".contains(last));
    let is_word = before.ends_with(is_part) && rest.len() > before.len();
    (!is_quoted && (may_begin || is_word)).then(|| TypedName::Name(Vec::new()))
}

/// The names that lead to the word around a place, that word last. Returns None if there is no name.
pub(super) fn named(before: &str, behind: &str) -> Option<Vec<String>> {
    let inside = inside(before)?;
    let half = &inside[inside.trim_end_matches(is_part).len()..];
    let end = behind.find(|letter| !is_part(letter)).unwrap_or(behind.len());
    let word = format!("{half}{}", &behind[..end]);
    if word.is_empty() {
        return None;
    }
    let rest = &inside[..inside.len() - half.len()];
    let group =
        rest.strip_suffix('.').or_else(|| rest.strip_suffix("[\"")).or_else(|| rest.strip_suffix("['"));
    let mut all = match group {
        Some(group) => names(group)?,
        None if rest.trim_end().ends_with('|') => return None,
        None => Vec::new(),
    };
    all.push(word);
    Some(all)
}

/// The id in `tham_chieu("…")` around a place.
pub(super) fn referred(before: &str, behind: &str) -> Option<String> {
    let half = reference(inside(before)?)?;
    let end = behind.find(['"', '\'']).unwrap_or(behind.len());
    Some(format!("{half}{}", &behind[..end]))
}

/// The whole expression around a place, without its braces.
pub(super) fn whole(before: &str, behind: &str) -> Option<String> {
    let inside = inside(before).filter(|inside| before[..before.len() - inside.len()].ends_with("{{"))?;
    let end = behind.find("}}")?;
    let expression = format!("{inside}{}", &behind[..end]);
    let expression = expression.trim_matches(['-', ' ', '\n']);
    (!expression.is_empty() && !expression.contains("{{")).then(|| expression.to_owned())
}

/// What stands behind the braces that are open at the end of a text.
fn inside(before: &str) -> Option<&str> {
    let open = [("{{", "}}"), ("{%", "%}")].into_iter().filter_map(|(open, close)| {
        let at = before.rfind(open)?;
        let inside = &before[at + open.len()..];
        let is_meant = before[..at].ends_with('\\');
        (!is_meant && !inside.contains(close)).then_some((at, inside))
    });
    open.max_by_key(|(at, _)| *at).map(|(_, inside)| inside)
}

/// The half id behind an open `tham_chieu("`.
fn reference(inside: &str) -> Option<&str> {
    let behind = inside.rsplit_once("tham_chieu(")?.1.trim_start();
    let id = behind.strip_prefix(['"', '\''])?;
    (!id.contains(['"', '\'', ')'])).then_some(id)
}

/// The names of a group at the end of a text: `bang.kinh_phi["tong"]`.
fn names(text: &str) -> Option<Vec<String>> {
    let mut all = Vec::new();
    let mut rest = text;
    loop {
        if let Some(open) = rest.strip_suffix("\"]").or_else(|| rest.strip_suffix("']")) {
            let at = open.rfind(['"', '\''])?;
            all.push(open[at + 1..].to_owned());
            rest = open[..at].strip_suffix('[')?;
            continue;
        }
        let before = rest.trim_end_matches(is_part);
        if before.len() == rest.len() {
            return None;
        }
        all.push(rest[before.len()..].to_owned());
        match before.strip_suffix('.') {
            Some(group) => rest = group,
            None => break,
        }
    }
    all.reverse();
    Some(all)
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::{TypedName, named, referred, typed, whole};

    fn name(names: &[&str]) -> Option<TypedName> {
        Some(TypedName::Name(names.iter().map(ToString::to_string).collect()))
    }

    #[test]
    fn what_is_typed_is_known_by_what_is_before_it() {
        for (before, expected) in [
            ("Kinh phí {{ ", name(&[])),
            ("Kinh phí {{ ta", name(&[])),
            ("{{ tong[\"", name(&["tong"])),
            ("{{ tong['20", name(&["tong"])),
            ("{{ bang.", name(&["bang"])),
            ("{{ bang.kinh_phi.tong[\"2026\"].", name(&["bang", "kinh_phi", "tong", "2026"])),
            ("{{ bang[\"kinh_phi\"].nhom.", name(&["bang", "kinh_phi", "nhom"])),
            ("{% if bien.", name(&["bien"])),
            ("{% if bien.a == dia_phuong.", name(&["dia_phuong"])),
            ("{% if ", name(&[])),
            ("{{ tong | ", Some(TypedName::Filter)),
            ("{{ tong[\"2026\"]|ti", Some(TypedName::Filter)),
            ("{{ tham_chieu(\"", Some(TypedName::Reference)),
            ("{{ tham_chieu('muc", Some(TypedName::Reference)),
            ("{{ tong | tien(don_vi=\"tri", None),
            ("Kinh phí ", None),
            ("{{ a }} và ", None),
            ("\\{{ a.", None),
        ] {
            assert_eq!(typed(before), expected, "{before}");
        }
    }

    #[test]
    fn the_name_and_the_expression_around_a_place_are_found() {
        let named = |before, behind| named(before, behind).map(|names| names.join("/"));
        assert_eq!(named("{{ bang.ki", "nh_phi.tong }}").as_deref(), Some("bang/kinh_phi"));
        assert_eq!(named("{{ tong[\"20", "26\"] | tien }}").as_deref(), Some("tong/2026"));
        assert_eq!(named("{{ to", "ng | tien }}").as_deref(), Some("tong"));
        assert_eq!(named("{{ tong | ti", "en }}"), None);
        assert_eq!(named("chữ", "chữ"), None);
        assert_eq!(
            whole("Là {{ tong[\"20", "26\"] | tien }} đồng").as_deref(),
            Some("tong[\"2026\"] | tien")
        );
        assert_eq!(whole("{{ a", " và {{ b }}"), None);
        assert_eq!(whole("{% if a", " %}{{ b }}"), None);
        assert_eq!(referred("theo {{ tham_chieu(\"mu", "c_tieu\") }}").as_deref(), Some("muc_tieu"));
    }
}
