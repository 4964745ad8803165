//! Looks while somebody types: on a thread of its own, one after another.
//!
//! In: the texts to look at. Out: what was found, told to the editor; answers to what had to wait for a look. What is
//! found in a text that has changed since is not told.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use gen_lsp_types::{Diagnostic, PublishDiagnosticsParams, Uri};
use lsp_server::Notification;

use super::answers;
use super::diagnoses::{Diagnoses, FileDiagnoses};
use super::looks::PaperLooks;
use super::open_files::OpenFiles;
use super::settings::EditorSettings;
use super::typing::Typing;

/// The thread that looks.
pub(super) struct LookWorker {
    pub(super) typing: Arc<Typing>,
    pub(super) settings: EditorSettings,
}

impl LookWorker {
    /// Looks until the end.
    pub(super) fn work(&self, fonts: Option<&Path>) {
        let mut looks = PaperLooks::new(fonts);
        let mut told = ToldFindings::new();
        while let Some((open, round, disk)) = self.typing.next() {
            if disk {
                looks.forget();
            }
            let known = self.typing.state().looked.clone();
            let mut looked = BTreeMap::new();
            let mut refused = None;
            for name in looks.papers(&open) {
                let before = known.get(&name);
                let same = before.filter(|before| !disk && before.is_of(&open));
                let paper = match same {
                    Some(same) => Ok(same.clone()),
                    None => looks.look(&name, &open, before.map(Arc::as_ref)).map(Arc::new),
                };
                match paper {
                    Ok(paper) => drop(looked.insert(name, paper)),
                    Err(refusal) => refused = Some(refusal),
                }
                if self.typing.state().round != round {
                    break;
                }
            }
            let mut state = self.typing.state();
            let is_newest = state.round == round;
            if !is_newest {
                // A paper that was not come to keeps its last look.
                for (name, paper) in known {
                    looked.entry(name).or_insert(paper);
                }
            }
            state.looked = looked;
            if !is_newest {
                state.disk |= disk;
                continue;
            }
            state.done = round;
            let waiting = std::mem::take(&mut state.waiting);
            drop(state);
            if let Some(refusal) = refused {
                self.typing.say(answers::shown_message(&refusal));
            }
            self.tell_found(&open, &mut told);
            waiting
                .into_iter()
                .for_each(|request| self.typing.say(answers::looked(request, &self.typing, &self.settings)));
        }
    }

    /// Tells the editor what is found: of each file when its text or that has changed, and what has gone.
    fn tell_found(&self, open: &OpenFiles, told: &mut ToldFindings) {
        let shown = Diagnoses { open, unit: self.settings.unit, related: self.settings.related };
        let looked = self.typing.state().looked.clone();
        let mut found = FileDiagnoses::new();
        for paper in looked.values() {
            let sources = &paper.look.report.sources;
            let open = sources.ids().filter_map(|id| open.named(sources.file(id).name()));
            open.for_each(|file| drop(found.insert(file.address.0.clone(), Vec::new())));
        }
        for (name, paper) in &looked {
            shown.add(name, &paper.look.report, &mut found);
            shown.add_beside(name, &paper.office.report, &mut found);
        }
        shown.add_registers(&mut found);
        let gone = told.keys().filter(|address| !found.contains_key(*address));
        gone.for_each(|address| self.publish(address, None, Vec::new()));
        let mut new = ToldFindings::new();
        for (address, all) in found {
            let version = open.at(&Uri(address.clone())).map(|file| file.version);
            let now = (version, all);
            if told.get(&address) != Some(&now) {
                self.publish(&address, version, now.1.clone());
            }
            new.insert(address, now);
        }
        *told = new;
    }

    fn publish(&self, address: &str, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri: Uri(address.to_owned()), version, diagnostics };
        self.typing.say(Notification::new("textDocument/publishDiagnostics".to_owned(), params));
    }
}

/// What was told of files, each with the version of its text.
type ToldFindings = BTreeMap<String, (Option<i32>, Vec<Diagnostic>)>;
