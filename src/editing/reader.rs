//! The fields of a paper, from the declarations and its nodes.
//!
//! In: the nodes of a file, the kinds of papers. Out: a [`PaperForm`]. What is not there is shown empty, one map deep;
//! what nobody fills in by hand (tables of units, waivers, what is carried over) is shown only where it stands. Which
//! finding belongs to which field is left to [`super::found`].

use super::groups;
use super::model::{ChoiceWord, FormControl, FormField, FormGroup, PaperForm};
use super::nodes::{entries, entry, entry_value, inside};
use super::rows::{self, TypedColumn};
use crate::content::declare::{Component, Field, Shape};
use crate::content::examples::example;
use crate::content::kind::{Components, Kind};
use crate::content::table::BANG;
use crate::content::{Catalogue, VAN_BAN, carried, waiver};
use crate::yaml::splice::Step;
use crate::yaml::{Entry, Node, Value};

impl PaperForm {
    /// The form of a file whose text and nodes these are.
    pub fn of(text: &str, node: &Node, kinds: &Catalogue) -> PaperForm {
        let kind = node.get("loai").and_then(Node::scalar).and_then(|word| kinds.kind(word.text.trim()));
        let reader = FormReader { text, kinds, columns: Vec::new() };
        let place = FieldPlace { way: &[], is_flow: reader.is_flow(node), depth: 0 };
        let kind = kind.as_deref().map(|kind| (kind, &kind.rieng));
        let fields = reader.paper(Some(node), kind, place);
        let mut form = PaperForm::default();
        for field in fields {
            let key = match field.way.last() {
                Some(Step::Key(key)) => key.as_str(),
                _ => "",
            };
            // Fields that are not shown may begin a group, too.
            let before = VAN_BAN.fields.iter().take_while(|one| one.key != key);
            let title = before.chain(VAN_BAN.field(key)).filter_map(|one| groups::begun_by(one.key)).last();
            let title = title.unwrap_or_default();
            match form.groups.last_mut().filter(|group| group.title == title) {
                Some(group) => group.fields.push(field),
                None => {
                    let is_rare = groups::is_rare(title);
                    form.groups.push(FormGroup { title, is_rare, fields: vec![field] });
                }
            }
        }
        form
    }
}

/// Where fields stand.
#[derive(Clone, Copy)]
pub(super) struct FieldPlace<'a> {
    pub(super) way: &'a [Step],
    /// Whether they are between brackets, where a text has one line.
    pub(super) is_flow: bool,
    /// How many maps around them are not there.
    pub(super) depth: usize,
}

/// What a form is made of.
pub(super) struct FormReader<'a> {
    pub(super) text: &'a str,
    pub(super) kinds: &'a Catalogue,
    /// The columns of the table around.
    pub(super) columns: Vec<TypedColumn>,
}

impl FormReader<'_> {
    /// The fields of a paper of this kind, which has these components there.
    pub(super) fn paper(
        &self,
        node: Option<&Node>,
        kind: Option<(&Kind, &Components)>,
        place: FieldPlace<'_>,
    ) -> Vec<FormField> {
        let mut fields = Vec::new();
        for field in VAN_BAN.fields {
            let entry = entry(node, field.key);
            let by_hand = !["dia_phuong", waiver::KEY, carried::KEY].contains(&field.key);
            let is_allowed = kind.is_none_or(|(kind, components)| kind.allows(components, field.key));
            if entry.is_none() && !(by_hand && is_allowed) {
                continue;
            }
            let made = match (field.key, kind) {
                ("thong_tin", Some((kind, _))) => Some(self.own_fields(field, kind, entry, place)),
                _ => self.field(field, entry, place),
            };
            let Some(mut made) = made else { continue };
            if let Some((kind, components)) = kind {
                let must = components.bat_buoc.iter().any(|key| key == field.key);
                // A draft has its year, until it has its day.
                let day = field.key == "nam" && entry_value(node, "ngay").is_none() && is_allowed;
                made.is_required |= must || day;
                made.example = example(kind, field).into_owned();
            }
            if field.key == "loai" {
                made.control = self.kinds_of_papers(made.text().unwrap_or_default());
            }
            fields.push(made);
        }
        fields
    }

    fn kinds_of_papers(&self, word: &str) -> FormControl {
        let words =
            self.kinds.kinds().map(|kind| ChoiceWord { word: kind.id.clone(), about: kind.ten.clone() });
        FormControl::Choice { word: word.trim().to_owned(), words: words.collect() }
    }

    /// The fields that only this kind has.
    fn own_fields(
        &self,
        field: &'static Field,
        kind: &Kind,
        entry: Option<&Entry>,
        place: FieldPlace<'_>,
    ) -> FormField {
        let way = inside(place.way, Step::from(field.key));
        let node = entry.map(|entry| &entry.value).filter(|node| matches!(node.value, Value::Map(_)));
        let is_flow = place.is_flow || node.is_some_and(|node| self.is_flow(node));
        let inner = FieldPlace { way: &way, is_flow, depth: place.depth };
        let own = kind.thong_tin.names().map(|(key, title)| {
            let entry = node.and_then(|node| super::nodes::entry(Some(node), key));
            let mut made = self.text_field(key, title, entry, inner);
            made.is_required = kind.thong_tin.bat_buoc.contains_key(key);
            made
        });
        let parts = FormControl::Parts(own.collect());
        self.made(field.title, field.example, entry, way, parts)
    }

    /// The fields of a component, and those of other keys that an open one has.
    pub(super) fn parts(
        &self,
        component: &'static Component,
        node: Option<&Node>,
        place: FieldPlace<'_>,
    ) -> Vec<FormField> {
        let own = std::ptr::eq(component, &raw const BANG);
        let columns = node.filter(|_| own).map(rows::columns);
        let here = FormReader {
            text: self.text,
            kinds: self.kinds,
            columns: columns.unwrap_or_else(|| self.columns.clone()),
        };
        let declared = component.fields.iter();
        let mut fields: Vec<FormField> =
            declared.filter_map(|field| here.field(field, entry(node, field.key), place)).collect();
        if component.open {
            let costs = |column: &&TypedColumn| !column.is_cost && component.field(&column.id).is_none();
            let columns: Vec<&TypedColumn> =
                here.columns.iter().filter(|_| !component.fields.is_empty()).filter(costs).collect();
            fields.extend(
                columns
                    .iter()
                    .map(|column| here.text_field(&column.id, &column.title, entry(node, &column.id), place)),
            );
            let others = entries(node).iter().filter(|entry| {
                component.field(&entry.key).is_none() && !columns.iter().any(|column| column.id == entry.key)
            });
            fields.extend(others.map(|entry| here.text_field(&entry.key, &entry.key, Some(entry), place)));
        }
        fields
    }

    /// A field of a text that no declaration has.
    pub(super) fn text_field(
        &self,
        key: &str,
        title: &str,
        entry: Option<&Entry>,
        place: FieldPlace<'_>,
    ) -> FormField {
        let way = inside(place.way, Step::from(key));
        let node = entry.map(|entry| &entry.value).filter(|node| !node.is_empty());
        let control = self.control(&Shape::Prose, node, title, FieldPlace { way: &way, ..place });
        self.made(title, "", entry, way, control.unwrap_or(FormControl::Other))
    }

    /// A declared field. Returns None if it is not there and not offered.
    fn field(
        &self,
        field: &'static Field,
        entry: Option<&Entry>,
        place: FieldPlace<'_>,
    ) -> Option<FormField> {
        let way = inside(place.way, Step::from(field.key));
        let node = entry.map(|entry| &entry.value).filter(|node| !node.is_empty());
        let inner = FieldPlace { way: &way, ..place };
        let control = match (&field.shape, node) {
            // Articles are added one by one; any other body is one text until somebody divides it.
            (Shape::ProseOr(list @ Shape::List(Shape::ProseOr(_))), None) if place.way.is_empty() => {
                self.control(list, None, field.title, inner)
            }
            (Shape::Amounts, node) => self.figures(field.key, node, inner),
            (shape, node) => self.control(shape, node, field.title, inner),
        };
        let control = match (control, entry) {
            (Some(control), _) => control,
            (None, Some(_)) => FormControl::Other,
            (None, None) => return None,
        };
        let mut made = self.made(field.title, field.example, entry, way, control);
        made.is_required = field.required;
        made.about = match field.shape {
            Shape::Map(component) | Shape::MapOrList(component) => Some(component.about),
            _ => None,
        };
        Some(made)
    }
}
