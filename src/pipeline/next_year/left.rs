//! What a document made from last year's still has of it, as the list `xem_lai`.
//!
//! In: the document as read. Out: the list, each thing once. Nothing is judged: whether a paper is still in
//! force or a body still there, whoever takes the line away has looked.

use std::collections::BTreeMap;

use crate::content::carried::{self, CarriedSort};
use crate::pipeline::Stages;
use crate::pipeline::carried::{called, figures as stated, file_names, is_own_year, signers, sort_of, texts};
use crate::rules::year_words;
use crate::yaml::{self, Node};

/// How the comments over the list begin.
pub(super) const COMMENTS: [&str; 2] = ["# Còn từ năm ", "# Chưa xem hết thì "];

/// The things that are left, by sort, in the order of the document.
pub(super) struct Left {
    words: BTreeMap<usize, Vec<String>>,
    costs: Vec<(String, String)>,
}

impl Left {
    pub(super) fn of(new: &Stages, text: &str) -> Left {
        let mut left = Left { words: BTreeMap::new(), costs: Vec::new() };
        let file = new.node.span.file;
        let own: Vec<&str> =
            new.content.co_quan.iter().flat_map(|body| &body.ten).map(|text| text.raw.as_str()).collect();
        // What is attached from another file is last year's: a file of its own is made from it.
        for text in texts(&new.node, &new.content).into_iter().filter(|text| text.at.file == file) {
            let of_issuer = own.contains(&text.raw.as_str());
            for (of, at) in year_words(&text.raw) {
                let moved = is_own_year(&new.content, &text, of, &text.raw[at.clone()]);
                if !of_issuer && !moved {
                    left.add(sort_of(of), &text.raw[at]);
                }
            }
        }
        if let Some(node) = yaml::glance("", text) {
            left.files(&node);
        }
        signers(&new.node).iter().for_each(|(name, _)| left.add(CarriedSort::Signers, name));
        for bang in new.content.tables() {
            for task in bang.all_tasks().into_iter().filter(|task| task.at.file == file) {
                let (name, figures) = (called(task, bang), stated(task, bang));
                if !figures.is_empty() && !left.costs.iter().any(|(known, _)| *known == name) {
                    left.costs.push((name, figures));
                }
            }
        }
        left
    }

    /// Files that the document names: papers it cites, attaches or compares, sheets of figures.
    fn files(&mut self, node: &Node) {
        file_names(node).iter().for_each(|(name, _)| self.add(CarriedSort::Files, name));
    }

    fn add(&mut self, sort: CarriedSort, words: &str) {
        let of = self.words.entry(sort as usize).or_default();
        if !of.iter().any(|one| one == words) {
            of.push(words.to_owned());
        }
    }

    /// The YAML with the list at its end.
    pub(super) fn added_to(&self, text: &str, source: &str, before: u16) -> String {
        let mut all = text.trim_end_matches(['\n', ' ']).to_owned();
        all += &format!(
            "\n\n# Còn từ năm {before} ({}), phải xem lại. Sửa ở văn bản thì tự hết nhắc; xem rồi mà vẫn đúng thì xóa dòng ở đây.\n\
             # Chưa xem hết thì `vanban check`, `vanban build` còn nhắc từng chỗ và `vanban issue` không cấp số.\n{}:\n",
            source.rsplit('/').next().unwrap_or(source),
            carried::KEY
        );
        for sort in CarriedSort::ALL {
            if let Some(words) = self.words.get(&(sort as usize)) {
                all += &format!("  {}:\n", sort.key());
                words.iter().for_each(|one| all += &format!("    - {}\n", scalar(one)));
            }
        }
        if !self.costs.is_empty() {
            all += &format!("  {}:\n", CarriedSort::Costs.key());
            for (name, figures) in &self.costs {
                all += &format!("    {}: {}\n", scalar(name), scalar(figures));
            }
        }
        all
    }

    pub(super) fn told(&self) -> Vec<String> {
        let counts = CarriedSort::ALL.into_iter().filter_map(|sort| {
            let count = match sort {
                CarriedSort::Costs => self.costs.len(),
                _ => self.words.get(&(sort as usize)).map_or(0, Vec::len),
            };
            (count > 0).then(|| format!("{count} {}", sort.words()))
        });
        let counts: Vec<String> = counts.collect();
        match counts.is_empty() {
            true => Vec::new(),
            false => vec![format!("phải xem lại (ghi ở `xem_lai`, cuối tệp): {}", counts.join(", "))],
        }
    }
}

/// A word in double quotes, so that it is never read as anything but a text.
fn scalar(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}
