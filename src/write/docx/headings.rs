//! The styles of headings. Programs find a heading in three ways: by the name "heading 2" of its style,
//! by the id "Heading2" of its style, or by the name of a style that it is based on.
//!
//! In: a document laid out. Out: for each role that is a heading, one style per level it has. Of the
//! roles of a level the first has the name, with its Vietnamese name as an alias; the second has the id
//! and is based on the first; any further one is only based on it, which some programs do not see. Papers
//! have at most two: name of the kind and appendix, article and part.

use std::collections::BTreeSet;

use super::names;
use crate::layout::Laid;
use crate::layout::areas::AreaKind;
use crate::paper::Role;

/// The headings that are used: level and role. Documents that use the same share their styles.
pub(super) type Used = BTreeSet<(u8, Role)>;

/// The style of a role at a level.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct HeadingStyle {
    pub(super) role: Role,
    /// From 1.
    pub(super) level: u8,
    pub(super) id: String,
    pub(super) name: String,
    /// Its name in Vietnamese, if `name` is one of Word's own.
    pub(super) alias: Option<String>,
    /// The id of the style that has the level's name, if it is another one.
    pub(super) base: Option<String>,
}

/// The styles of all headings of a document.
#[derive(Debug)]
pub(super) struct Headings(Vec<HeadingStyle>);

/// The headings that a document uses; level 0 means a place where they are no headings.
pub(super) fn used(page: &Laid<'_>) -> Used {
    let mut used: Used = page.headings().map(|text| (text.level, text.paragraph.role)).collect();
    for section in &page.sections {
        section.each_text(&mut |text| {
            let role = text.paragraph.role;
            let elsewhere = text.area.kind != AreaKind::Text && role.info().outline > 0;
            used.extend(elsewhere.then_some((0, role)));
        });
    }
    used
}

/// The level that a role usually has, for a document that does not have it.
fn usual(role: Role) -> u8 {
    match role {
        Role::TenLoai | Role::PhuLuc => 1,
        Role::MucCuaChuong | Role::TieuDeKhoan => 3,
        Role::TieuDeTieuKhoan => 4,
        _ => 2,
    }
}

impl Headings {
    /// The styles for what is used, and for what a person may add in Word.
    pub(super) fn of(used: &Used) -> Headings {
        let all = || Role::ALL.iter().copied().filter(|role| role.info().outline > 0);
        let levels = |role| {
            used.iter().filter(move |(level, one)| *level > 0 && *one == role).map(|(level, _)| *level)
        };
        // The headings of the document come first, so that every program finds them.
        let have = all().flat_map(|role| levels(role).map(move |level| (level, false, role)));
        let may_have =
            all().filter(|role| levels(*role).next().is_none()).map(|role| (usual(role), true, role));
        let mut places: Vec<(u8, bool, Role)> = have.chain(may_have).collect();
        places.sort_unstable();
        let mut made: Vec<HeadingStyle> = Vec::new();
        for (level, _, role) in places {
            let again = made.iter().any(|other| other.role == role);
            let suffix = if again { format!(" cấp {level}") } else { String::new() };
            let called = names::name(role) + &suffix;
            let own_id =
                if again { format!("{}{level}", names::id(role)) } else { names::id(role).to_owned() };
            let above: Vec<&HeadingStyle> = made.iter().filter(|other| other.level == level).collect();
            let base = above.first().map(|first| first.id.clone());
            let (id, name, alias) = match above.len() {
                0 => (own_id, format!("heading {level}"), Some(called)),
                1 => (format!("Heading{level}"), called, None),
                _ => (own_id, called, None),
            };
            made.push(HeadingStyle { role, level, id, name, alias, base });
        }
        // In a cell a role has the style of its own id, which must be there.
        for role in all().filter(|role| used.contains(&(0, *role))) {
            let Some(first) = made.iter().position(|one| one.role == role && one.id != names::id(role))
            else {
                continue;
            };
            let (level, id) = (made[first].level, names::id(role).to_owned());
            if made.iter().all(|one| one.id != id) {
                let base = Some(made[first].id.clone());
                let name = format!("{} trong ô", names::name(role));
                made.push(HeadingStyle { role, level, id, name, alias: None, base });
            }
        }
        Headings(made)
    }

    /// The styles of a role, one per level; empty for a role that is no heading.
    pub(super) fn styles(&self, role: Role) -> impl Iterator<Item = &HeadingStyle> {
        self.0.iter().filter(move |one| one.role == role)
    }

    /// The id of the style of a role: that of this level, if it has one there.
    pub(super) fn id(&self, role: Role, level: u8) -> &str {
        let found = self.styles(role).find(|one| one.level == level).or(self.styles(role).next());
        found.map_or(names::id(role), |one| one.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::{Headings, Role};

    fn listed(used: &[(u8, Role)]) -> String {
        let Headings(all) = Headings::of(&used.iter().copied().collect());
        let lines = all.iter().map(|one| {
            let alias = one.alias.as_ref().map_or_else(String::new, |alias| format!(" ({alias})"));
            let base = one.base.as_ref().map_or_else(String::new, |base| format!(" < {base}"));
            format!("{} {}: {}{alias}{base}\n", one.level, one.id, one.name)
        });
        lines.collect()
    }

    #[test]
    fn a_decision_with_its_plan() {
        let used =
            [(1, Role::TenLoai), (2, Role::Dieu), (2, Role::Muc), (3, Role::TieuDeKhoan), (1, Role::PhuLuc)];
        expect![[r#"
            1 TenLoai: heading 1 (Tên loại)
            1 Heading1: Phụ lục < TenLoai
            2 Dieu: heading 2 (Điều)
            2 Heading2: Phần < Dieu
            2 Chuong: Chương < Dieu
            3 TieuDeKhoan: heading 3 (Tiêu đề khoản)
            3 Heading3: Mục của chương < TieuDeKhoan
            4 TieuDeTieuKhoan: heading 4 (Tiêu đề tiểu khoản)
        "#]]
        .assert_eq(&listed(&used));
    }

    #[test]
    fn a_decision_with_its_regulation_and_a_table_with_a_part() {
        let used =
            [(1, Role::TenLoai), (2, Role::Dieu), (2, Role::Chuong), (3, Role::Dieu), (0, Role::Chuong)];
        expect![[r#"
            1 TenLoai: heading 1 (Tên loại)
            1 Heading1: Phụ lục < TenLoai
            2 Chuong: heading 2 (Chương)
            2 Heading2: Điều < Chuong
            2 Muc: Phần < Chuong
            3 Dieu3: heading 3 (Điều cấp 3)
            3 Heading3: Mục của chương < Dieu3
            3 TieuDeKhoan: Tiêu đề khoản < Dieu3
            4 TieuDeTieuKhoan: heading 4 (Tiêu đề tiểu khoản)
        "#]]
        .assert_eq(&listed(&used));
    }
}
