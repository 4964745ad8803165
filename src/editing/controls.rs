//! How values are filled in: lines, texts, choices, lists, figures.
//!
//! In: the shape that a declaration gives a value, its node. Out: a [`FormControl`] with the value; fields inside it
//! are made by [`super::reader`].

use super::grid::FormGrid;
use super::model::{ChoiceWord, FormControl, FormField};
use super::nodes::{entries, entry, inside, is_heading, mark};
use super::reader::{FieldPlace, FormReader};
use super::rows::TypedColumn;
use crate::content::declare::{Component, Shape};
use crate::content::table::BANG;
use crate::content::{VAN_BAN, first_capital};
use crate::source::Span;
use crate::yaml::splice::Step;
use crate::yaml::{Entry, Node, Value};

/// How many maps that are not there are shown inside each other.
const DEEP: usize = 2;

impl FormReader<'_> {
    /// How a value of this shape is filled in. Returns None if it is not there and not offered.
    pub(super) fn control(
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
        if std::ptr::eq(component, &raw const BANG)
            && let Some(grid) = FormGrid::of(node, place.way, &|node| place.is_flow || self.is_flow(node))
        {
            return FormControl::Table {
                fields: self.parts(component, Some(node), place),
                grid: Box::new(grid),
            };
        }
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
        let component = item.component();
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
    pub(super) fn figures(
        &self,
        key: &str,
        node: Option<&Node>,
        place: FieldPlace<'_>,
    ) -> Option<FormControl> {
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

    pub(super) fn made(
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
    pub(super) fn is_flow(&self, node: &Node) -> bool {
        let first = match &node.value {
            Value::Scalar(_) => return false,
            Value::List(items) => items.first().map(|item| item.span.start),
            Value::Map(entries) => entries.first().map(|entry| entry.key_span.start),
        };
        let opens = self.text[node.span.range().start..].starts_with(['[', '{']);
        opens && first.is_none_or(|first| first > node.span.start)
    }
}

fn choices(words: &[(&'static str, &'static str)]) -> Vec<ChoiceWord> {
    let word =
        |(word, about): &(&str, &str)| ChoiceWord { word: (*word).to_owned(), about: (*about).to_owned() };
    words.iter().map(word).collect()
}
