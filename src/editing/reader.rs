//! The fields of a paper, from the declarations and its nodes.
//!
//! In: the nodes of a file, the kinds of papers. Out: a [`PaperForm`]. What is not there is shown empty, one map deep;
//! what nobody fills in by hand (tables of units, waivers, what is carried over) is shown only where it stands. Which
//! finding belongs to which field is left to [`super::found`].

use super::groups;
use super::model::{ChoiceWord, FormControl, FormField, FormGroup, PaperForm};
use super::rows::{self, TypedColumn};
use crate::content::declare::{Component, Field, Shape};
use crate::content::examples::example;
use crate::content::kind::{Components, Kind};
use crate::content::table::BANG;
use crate::content::{Catalogue, VAN_BAN, carried, first_capital, waiver};
use crate::digest;
use crate::source::Span;
use crate::yaml::splice::Step;
use crate::yaml::{Entry, Node, Value};

/// How many maps that are not there are shown inside each other.
const DEEP: usize = 2;

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
                None => form.groups.push(FormGroup { title, fields: vec![field] }),
            }
        }
        form
    }
}

/// Where fields stand.
#[derive(Clone, Copy)]
struct FieldPlace<'a> {
    way: &'a [Step],
    /// Whether they are between brackets, where a text has one line.
    is_flow: bool,
    /// How many maps around them are not there.
    depth: usize,
}

struct FormReader<'a> {
    text: &'a str,
    kinds: &'a Catalogue,
    /// The columns of the table around.
    columns: Vec<TypedColumn>,
}

impl FormReader<'_> {
    /// The fields of a paper of this kind, which has these components there.
    fn paper(
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
            let entry = node.and_then(|node| self::entry(Some(node), key));
            let mut made = self.text_field(key, title, entry, inner);
            made.is_required = kind.thong_tin.bat_buoc.contains_key(key);
            made
        });
        let parts = FormControl::Parts(own.collect());
        self.made(field.title, field.example, entry, way, parts)
    }

    /// The fields of a component, and those of other keys that an open one has.
    fn parts(
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
    fn text_field(&self, key: &str, title: &str, entry: Option<&Entry>, place: FieldPlace<'_>) -> FormField {
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

    /// How a value of this shape is filled in. Returns None if it is not there and not offered.
    fn control(
        &self,
        shape: &'static Shape,
        node: Option<&Node>,
        title: &str,
        place: FieldPlace<'_>,
    ) -> Option<FormControl> {
        let text = |text: &str| {
            let text = text.trim_end().to_owned();
            if place.is_flow && !text.contains('\n') {
                FormControl::Line(text)
            } else {
                FormControl::Text(text)
            }
        };
        let Some(node) = node else { return self.empty(shape, title, place, &text) };
        let is_flow = place.is_flow || self.is_flow(node);
        let place = FieldPlace { is_flow, ..place };
        Some(match (shape, &node.value) {
            (Shape::Word | Shape::AmountOrAmounts, Value::Scalar(scalar)) => {
                let word = scalar.text.trim_end();
                if word.contains('\n') { text(word) } else { FormControl::Line(word.to_owned()) }
            }
            (Shape::Choice(of), Value::Scalar(scalar)) => {
                FormControl::Choice { word: scalar.text.trim().to_owned(), words: choices(&of.words()) }
            }
            (Shape::Prose | Shape::ProseOr(_), Value::Scalar(scalar)) => text(&scalar.text),
            (Shape::Prose, Value::List(items)) => self.items(&Shape::Prose, items, title, place),
            (Shape::Amounts | Shape::AmountOrAmounts, Value::Map(_)) => {
                return self.figures("", Some(node), place);
            }
            (Shape::Map(component) | Shape::MapOrList(component), Value::Map(_)) => {
                self.map(component, node, place)
            }
            (Shape::MapOrList(_), Value::List(items)) => self.items(shape, items, title, place),
            (Shape::List(item), Value::List(items)) => self.items(item, items, title, place),
            (Shape::ProseOr(other), _) => return self.control(other, Some(node), title, place),
            _ => FormControl::Other,
        })
    }

    fn map(&self, component: &'static Component, node: &Node, place: FieldPlace<'_>) -> FormControl {
        if !std::ptr::eq(component, &raw const VAN_BAN) {
            return FormControl::Parts(self.parts(component, Some(node), place));
        }
        let kind = node.get("loai").and_then(Node::scalar).and_then(|word| self.kinds.kind(word.text.trim()));
        let kind = kind.as_deref().and_then(|kind| Some((kind, kind.kem_theo.as_ref()?)));
        FormControl::Parts(self.paper(Some(node), kind, place))
    }

    fn empty(
        &self,
        shape: &'static Shape,
        title: &str,
        place: FieldPlace<'_>,
        text: &dyn Fn(&str) -> FormControl,
    ) -> Option<FormControl> {
        Some(match shape {
            Shape::Word | Shape::AmountOrAmounts => FormControl::Line(String::new()),
            Shape::Choice(of) => FormControl::Choice { word: String::new(), words: choices(&of.words()) },
            Shape::Prose | Shape::ProseOr(_) => text(""),
            Shape::Amounts => return None,
            Shape::Map(component) | Shape::MapOrList(component) => {
                let is_table = std::ptr::eq(*component, &raw const BANG);
                if is_table || component.fields.is_empty() || place.depth >= DEEP {
                    return None;
                }
                FormControl::Parts(self.parts(
                    component,
                    None,
                    FieldPlace { depth: place.depth + 1, ..place },
                ))
            }
            Shape::List(item) => self.items(item, &[], title, place),
        })
    }

    fn items(&self, item: &'static Shape, nodes: &[Node], title: &str, place: FieldPlace<'_>) -> FormControl {
        let component = component_of(item);
        let name = first_capital(component.map_or(title, |component| component.title));
        let is_list = component.is_some_and(|one| !std::ptr::eq(one, &raw const VAN_BAN));
        let mut items = Vec::new();
        let mut number = 0;
        for (at, node) in nodes.iter().enumerate() {
            let way = inside(place.way, Step::Item(at));
            let inner = FieldPlace { way: &way, ..place };
            // An item is one of the components that may also stand alone.
            let shape = match item {
                Shape::MapOrList(_) if matches!(node.value, Value::List(_)) => &Shape::Word,
                shape => shape,
            };
            let control = self.control(shape, Some(node), title, inner).unwrap_or(FormControl::Other);
            let label = match component.is_some_and(|component| is_heading(component, node)) {
                true => "Phần, chương, mục".to_owned(),
                false => {
                    number += 1;
                    format!("{name} {number}")
                }
            };
            items.push(FormField {
                way,
                label,
                about: component.map(|component| component.about),
                example: String::new(),
                is_required: false,
                is_there: !node.is_empty(),
                at: Some(node.span),
                control,
                mark: mark(Some(node)),
                findings: Vec::new(),
            });
        }
        let item = (is_list || component.is_none()).then_some(item);
        FormControl::Items { items, item, name }
    }

    /// Figures by columns: those that are there, and for costs those of all columns of the table.
    fn figures(&self, key: &str, node: Option<&Node>, place: FieldPlace<'_>) -> Option<FormControl> {
        let costs: Vec<&TypedColumn> =
            self.columns.iter().filter(|column| key == "kinh_phi" && column.is_cost).collect();
        let node = match node.map(|node| (node, &node.value)) {
            Some((node, Value::Map(_))) => Some(node),
            Some(_) => return Some(FormControl::Other),
            None if costs.is_empty() => return None,
            None => None,
        };
        let place = FieldPlace { is_flow: true, ..place };
        let title = |id: &str| {
            let column = self.columns.iter().find(|column| column.id == id);
            column.map_or_else(|| id.to_owned(), |column| column.title.clone())
        };
        let mut fields: Vec<FormField> = costs
            .iter()
            .map(|column| self.text_field(&column.id, &column.title, entry(node, &column.id), place))
            .collect();
        let others = entries(node).iter().filter(|entry| !costs.iter().any(|column| column.id == entry.key));
        fields
            .extend(others.map(|entry| self.text_field(&entry.key, &title(&entry.key), Some(entry), place)));
        Some(FormControl::Parts(fields))
    }

    fn made(
        &self,
        title: &str,
        example: &str,
        entry: Option<&Entry>,
        way: Vec<Step>,
        control: FormControl,
    ) -> FormField {
        FormField {
            way,
            label: first_capital(title),
            about: None,
            example: example.to_owned(),
            is_required: false,
            is_there: entry.is_some_and(|entry| !entry.value.is_empty()),
            at: entry
                .map(|entry| Span { end: entry.value.span.end.max(entry.key_span.end), ..entry.key_span }),
            control,
            mark: mark(entry.map(|entry| &entry.value)),
            findings: Vec::new(),
        }
    }

    /// Whether a list or a map is written between brackets.
    fn is_flow(&self, node: &Node) -> bool {
        let first = match &node.value {
            Value::Scalar(_) => return false,
            Value::List(items) => items.first().map(|item| item.span.start),
            Value::Map(entries) => entries.first().map(|entry| entry.key_span.start),
        };
        let opens = self.text[node.span.range().start..].starts_with(['[', '{']);
        opens && first.is_none_or(|first| first > node.span.start)
    }
}

/// The component that an item of a list is, or may be.
pub(super) fn component_of(item: &'static Shape) -> Option<&'static Component> {
    match item {
        Shape::Map(component) | Shape::MapOrList(component) => Some(component),
        Shape::ProseOr(other) => component_of(other),
        _ => None,
    }
}

/// Whether an item among articles is the title of a chapter, which has no number among them.
fn is_heading(component: &Component, node: &Node) -> bool {
    let has = |key: &str| node.get(key).is_some_and(|node| !node.is_empty());
    component.field("chuong").is_some()
        && ["phan", "chuong", "muc"].into_iter().any(has)
        && !["tieu_de", "loi_van"].into_iter().any(has)
}

fn inside(way: &[Step], step: Step) -> Vec<Step> {
    way.iter().cloned().chain([step]).collect()
}

fn entries(node: Option<&Node>) -> &[Entry] {
    match node.map(|node| &node.value) {
        Some(Value::Map(entries)) => entries,
        _ => &[],
    }
}

fn entry<'a>(node: Option<&'a Node>, key: &str) -> Option<&'a Entry> {
    entries(node).iter().find(|entry| entry.key == key)
}

fn entry_value<'a>(node: Option<&'a Node>, key: &str) -> Option<&'a Node> {
    entry(node, key).map(|entry| &entry.value).filter(|node| !node.is_empty())
}

fn choices(words: &[(&'static str, &'static str)]) -> Vec<ChoiceWord> {
    let word =
        |(word, about): &(&str, &str)| ChoiceWord { word: (*word).to_owned(), about: (*about).to_owned() };
    words.iter().map(word).collect()
}

/// The name of a value: another one if it says anything else. Empty if there is none.
fn mark(node: Option<&Node>) -> String {
    fn put(node: &Node, text: &mut String) {
        match &node.value {
            Value::Scalar(scalar) => *text += &format!("{}:{}", scalar.text.len(), scalar.text),
            Value::List(items) => {
                text.push('[');
                items.iter().for_each(|item| put(item, text));
                text.push(']');
            }
            Value::Map(entries) => {
                text.push('{');
                for entry in entries {
                    *text += &format!("{}:{}=", entry.key.len(), entry.key);
                    put(&entry.value, text);
                }
                text.push('}');
            }
        }
    }
    let Some(node) = node.filter(|node| !node.is_empty()) else { return String::new() };
    let mut text = String::new();
    put(node, &mut text);
    let mut mark = digest::of_bytes(text.as_bytes());
    mark.truncate(16);
    mark
}
