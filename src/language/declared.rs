//! What the declarations say of a place in a file: which component a map is, which field a value.
//!
//! In: the way to the place. Out: the component with its keys, the field with its shape; which document of the
//! file the place belongs to, and its kind.

use super::ways::value_at;
use crate::content::declare::{Component, Field, Shape};
use crate::content::kind::{Components, Kind};
use crate::content::laws::{LEGAL_TEXT, REGISTER};
use crate::content::{Catalogue, VAN_BAN};
use crate::yaml::Node;
use crate::yaml::splice::Step;

/// What is declared for a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct DeclaredPlace {
    /// The component whose key leads to the value; None for the file's own map.
    pub(super) owner: Option<&'static Component>,
    /// The field of that key; None if the key is one that only its reader knows.
    pub(super) field: Option<&'static Field>,
    /// What may stand there.
    pub(super) takes: Takes,
}

/// What may stand as a value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Takes {
    /// A component.
    Component(&'static Component),
    /// Such a value.
    Shape(&'static Shape),
    /// What the reader of an open component takes.
    Own,
}

impl Takes {
    /// The component that may stand there, alone or beside a text.
    pub(super) fn component(self) -> Option<&'static Component> {
        match self {
            Takes::Component(component) => Some(component),
            Takes::Shape(shape) => shape.component(),
            Takes::Own => None,
        }
    }

    /// What an item of a list there may be. Returns None if no list may stand there.
    pub(super) fn item(self) -> Option<Takes> {
        match self {
            Takes::Shape(shape) => item_of(shape),
            Takes::Component(_) | Takes::Own => None,
        }
    }
}

fn item_of(shape: &'static Shape) -> Option<Takes> {
    match shape {
        Shape::List(item) => Some(Takes::Shape(item)),
        Shape::MapOrList(component) => Some(Takes::Component(component)),
        Shape::ProseOr(inner) => item_of(inner),
        Shape::Prose => Some(Takes::Shape(shape)),
        _ => None,
    }
}

/// What a file is, which decides what is declared for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedFile {
    /// A paper.
    Paper,
    /// A register of laws.
    Register,
}

/// What is declared for the value that a way leads to from the top of a file. Returns None if nothing is.
pub(super) fn declared(file: TypedFile, path: &[Step]) -> Option<DeclaredPlace> {
    let top: &'static Component = match file {
        TypedFile::Paper => &VAN_BAN,
        TypedFile::Register => &REGISTER,
    };
    let mut place = DeclaredPlace { owner: None, field: None, takes: Takes::Component(top) };
    for step in path {
        place = match step {
            Step::Item(_) => DeclaredPlace { takes: place.takes.item()?, ..place },
            Step::Key(key) => {
                let owner = place.takes.component()?;
                let field = owner.field(key);
                let takes = match field {
                    Some(field) => Takes::Shape(&field.shape),
                    // The keys of a register are its own, what is behind them is not.
                    None if std::ptr::eq(owner, &raw const REGISTER) => Takes::Component(&LEGAL_TEXT),
                    None if owner.open => Takes::Own,
                    None => return None,
                };
                DeclaredPlace { owner: Some(owner), field, takes }
            }
        };
    }
    Some(place)
}

/// A document of a file: the main one, or one that is written out in its `kem_theo`.
#[derive(Clone, Debug)]
pub(super) struct DocumentAround<'n> {
    /// Its node.
    pub(super) node: &'n Node,
    /// Which of the attached documents it is: empty for the main one.
    pub(super) attached: Vec<usize>,
}

impl<'n> DocumentAround<'n> {
    /// The document that the place at the end of a way is in.
    pub(super) fn of(root: &'n Node, path: &[Step]) -> DocumentAround<'n> {
        let mut found = DocumentAround { node: root, attached: Vec::new() };
        let mut rest = path;
        while let [Step::Key(key), Step::Item(at), behind @ ..] = rest {
            let inner = if key == "kem_theo" { value_at(found.node, &rest[..2]) } else { None };
            let Some(node) = inner else { break };
            found.node = node;
            found.attached.push(*at);
            rest = behind;
        }
        found
    }

    /// Its kind, as far as it is known.
    pub(super) fn kind(&self, catalogue: &Catalogue) -> Option<std::sync::Arc<Kind>> {
        catalogue.kind(self.node.get("loai")?.scalar()?.text.trim())
    }

    /// The components that a kind has where this document is.
    pub(super) fn components<'k>(&self, kind: &'k Kind) -> Option<&'k Components> {
        match self.attached.is_empty() {
            true => Some(&kind.rieng),
            false => kind.kem_theo.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Takes, TypedFile, declared};
    use crate::yaml::splice::Step;

    fn path(way: &str) -> Vec<Step> {
        let step = |part: &str| match part.parse() {
            Ok(at) => Step::Item(at),
            Err(_) => Step::from(part),
        };
        way.split('.').filter(|part| !part.is_empty()).map(step).collect()
    }

    #[test]
    fn ways_lead_through_components_lists_and_open_maps() {
        let component = |way| {
            declared(TypedFile::Paper, &path(way))
                .and_then(|place| place.takes.component())
                .map(|one| one.title)
        };
        assert_eq!(component(""), Some("văn bản"));
        assert_eq!(component("nguoi_ky"), Some("người ký"));
        assert_eq!(component("nguoi_ky.1"), Some("người ký"));
        assert_eq!(component("kem_theo.0.phu_luc.2.bang.cot.0.cot.1"), Some("cột"));
        assert_eq!(component("noi_dung.0.loi_van.1.bang"), Some("bảng"));
        assert_eq!(component("dieu.0"), Some("điều"));
        assert_eq!(component("trich_yeu"), None);
        let law = declared(TypedFile::Register, &path("nd30")).unwrap();
        assert_eq!(law.takes.component().unwrap().title, "văn bản của sổ");
        let own = declared(TypedFile::Paper, &path("phu_luc.0.bang.nhiem_vu.0.co_quan")).unwrap();
        assert!(matches!(own.takes, Takes::Own) && own.owner.unwrap().title == "nhiệm vụ");
        assert!(declared(TypedFile::Paper, &path("khong_co")).is_none());
        assert!(declared(TypedFile::Paper, &path("so.0")).is_none());
        assert_eq!(declared(TypedFile::Paper, &path("can_cu.3")).unwrap().field.unwrap().key, "can_cu");
    }
}
