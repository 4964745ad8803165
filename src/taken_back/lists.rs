//! Lines that have come, and lines that are gone: in blocks of text, among articles, in lists.
//!
//! In: such lines, with the lines beside them. Out: the change of the file for each, or why there is none.

use super::differences::Difference;
use super::files::{node_at, nowhere, typed as text_node};
use super::letters::variables;
use super::placing::{Placing, TakePlacement};
use super::refusal::{TakeRefusal, WhyNot};
use super::signers::keys_of;
use super::typed::{self, LineLook, label};
use crate::content::escaped;
use crate::paper::Role;
use crate::source::{FileId, Span};
use crate::yaml::splice::{Edit, Step};
use crate::yaml::{Entry, Node, Value, ValueStyle};

/// Why a line that moved is left to somebody.
const MOVED: &str = "đoạn này chuyển chỗ, có chữ do `{{ … }}` đưa vào mà không chép nguyên được";

impl Placing<'_> {
    /// A line that is gone.
    pub(super) fn gone(&mut self, base: usize, all: &[Difference]) -> TakePlacement {
        let Some(origin) = self.origin(base) else {
            return Err(TakeRefusal { why: WhyNot::Fixed, at: None });
        };
        let Some(at) = origin.paragraph.origin else {
            let at = self.figure_place(origin);
            let keys = keys_of(origin.paragraph.role);
            let at = at.or_else(|| keys.and_then(|_| self.own_value(origin, &self.base.lines[base])));
            let why = match (keys, at) {
                (Some(keys), _) => WhyNot::Printed(keys),
                (None, Some(_)) => WhyNot::Other("ô số để trống; không có kinh phí thì ghi 0".to_owned()),
                (None, None) => WhyNot::Fixed,
            };
            return Err(TakeRefusal { why, at });
        };
        let Some(found) = self.files.text_at(at) else {
            return Err(TakeRefusal::other(
                format!("dòng này ở tệp `{}`, sửa ở tệp đó", self.files.sources.file(at.file).name()),
                Some(at),
            ));
        };
        if self.moved.near.values().any(|line| *line == base) && self.follows_others(at) {
            return Err(TakeRefusal::other(MOVED, Some(at)));
        }
        let gone =
            |line: usize| all.iter().any(|one| matches!(one, Difference::Gone { base } if *base == line));
        // The outermost item of a list all of whose lines are gone.
        for depth in 1..=found.way.len() {
            let Some((Step::Item(item), list)) = found.way[..depth].split_last() else { continue };
            if self.lines_in(at, &found.way[..depth]).into_iter().all(gone) {
                let goes_along = self.moved_item(at, &found.way[..depth]);
                let patch = self.files.without_item(at.file, list, *item, !goes_along);
                return self.put_once(patch, Some(at));
            }
        }
        if self.lines_in(at, &found.way).into_iter().all(gone) {
            return match found.way.split_last() {
                Some((Step::Key(key), map)) => {
                    let edit = Edit::Remove { map: map.to_vec(), key: key.clone() };
                    let patch = self.files.edited(at.file, &[edit]);
                    self.put_once(patch, Some(at))
                }
                _ => Err(TakeRefusal::other("không bớt được cả giá trị này", Some(at))),
            };
        }
        if found.style != ValueStyle::Literal {
            return Err(TakeRefusal::other("giá trị này không phải khối lời văn viết từng dòng", Some(at)));
        }
        let stretch = match origin.paragraph.content.contains(&crate::paper::Inline::LineBreak) {
            true => self.stretch(at),
            false => at,
        };
        let patch = self.files.without_lines(stretch);
        self.put(patch, Some(at))
    }

    /// Whether all lines that were typed in an item of a list stand elsewhere now, one below another.
    fn moved_item(&self, at: Span, way: &[Step]) -> bool {
        let lines = self.lines_in(at, way);
        let now =
            |line: &usize| self.moved.from.iter().find(|(_, base)| *base == line).map(|(edited, _)| *edited);
        let now: Vec<usize> = lines.iter().filter_map(now).collect();
        now.len() == lines.len() && now.windows(2).all(|pair| pair[0] + 1 == pair[1])
    }

    /// Whether a text has words that come from elsewhere.
    fn follows_others(&self, at: Span) -> bool {
        !variables(self.files.sources.slice(self.stretch(at))).is_empty()
    }

    /// What a line that moved says in the source. Returns None if it did not move, or nothing in it comes from
    /// elsewhere and its text cannot be had as it is.
    fn moved_words(&self, edited: usize) -> Option<Result<String, TakeRefusal>> {
        let base = *self.moved.from.get(&edited).or(self.moved.near.get(&edited))?;
        let at = self.origin(base)?.paragraph.origin?;
        let stretch = self.stretch(at);
        let written = self.files.sources.slice(stretch).trim_end();
        let found = self.files.text_at(at)?;
        let whole = found.node.scalar().map_or("", |scalar| scalar.text.trim_end());
        let is_as_read = match found.style {
            ValueStyle::Literal => true,
            ValueStyle::Folded => written == whole,
            _ => whole.contains(written),
        };
        let moved = self.moved.from.contains_key(&edited);
        if !moved || !is_as_read || written.contains('\n') {
            return self.follows_others(at).then(|| Err(TakeRefusal::other(MOVED, Some(at))));
        }
        let (old, new) = (&self.base.lines[base].text, &self.edited.lines[edited].text);
        let (old, new) = (old[..label(old)].trim_end(), new[..label(new)].trim_end());
        // A number that was typed is the new one; one that the program gives is not in the source.
        Some(Ok(match written.strip_prefix(old).filter(|_| !old.is_empty()) {
            Some(rest) => format!("{new}{rest}"),
            None => written.to_owned(),
        }))
    }

    /// The lines of the base that were typed in a value.
    fn lines_in(&self, at: Span, way: &[Step]) -> Vec<usize> {
        let lines = 0..self.base.lines.len();
        let is_in = |line: &usize| {
            let origin = self.origin(*line).and_then(|origin| origin.paragraph.origin);
            let found = origin.filter(|one| one.file == at.file).and_then(|one| self.files.text_at(one));
            found.is_some_and(|found| found.way.starts_with(way))
        };
        lines.filter(is_in).collect()
    }

    /// Adds a patch, unless it is there already.
    fn put_once(
        &mut self,
        patch: Result<super::files::FilePatch, String>,
        at: Option<Span>,
    ) -> TakePlacement {
        match patch {
            Ok(patch) => match self.patches.iter().position(|known| *known == patch) {
                Some(known) => Ok(known),
                None => self.put(Ok(patch), at),
            },
            Err(why) => Err(TakeRefusal::other(why, at)),
        }
    }

    /// Lines that have come, one below another.
    pub(super) fn come(
        &mut self,
        lines: &[usize],
        (after, before): (Option<usize>, Option<usize>),
        cell: Option<(usize, usize, usize)>,
    ) -> Vec<TakePlacement> {
        if let ([edited], None, None, Some(cell)) = (lines, after, before, cell) {
            return vec![self.put_into_cell(*edited, cell)];
        }
        if let Some(placement) = self.signer(lines, after) {
            return vec![placement];
        }
        let mut placements = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            let Some((anchor, behind)) = self.anchor(lines[at], after, before) else {
                placements.push(Err(TakeRefusal::other("không rõ đoạn thêm này thuộc trường nào", None)));
                at += 1;
                continue;
            };
            let is_article = typed::article(&self.edited.lines[lines[at]].text) > 0;
            let list = self.articles(anchor).filter(|_| is_article);
            if let Some((file, list, item)) = list {
                let next = lines[at + 1..]
                    .iter()
                    .position(|line| typed::article(&self.edited.lines[*line].text) > 0);
                let end = next.map_or(lines.len(), |next| at + 1 + next);
                let placement = self.article((file, &list, item), &lines[at..end], (anchor, behind));
                placements.extend(lines[at..end].iter().map(|_| placement.clone()));
                at = end;
                continue;
            }
            if self.is_part(lines[at]) && !self.is_list_of_lines(anchor) {
                let next = lines[at + 1..].iter().position(|line| self.is_part(*line));
                let end = next.map_or(lines.len(), |next| at + 1 + next);
                let placement = self.section(&lines[at..end], (anchor, behind));
                placements.extend(lines[at..end].iter().map(|_| placement.clone()));
                at = end;
                continue;
            }
            // What goes into one value changes it once.
            let goes_on = |line: &&usize| {
                self.anchor(**line, after, before) == Some((anchor, behind))
                    && typed::article(&self.edited.lines[**line].text) == 0
                    && !self.is_part(**line)
            };
            let count = match self.is_one_value(anchor) {
                true => lines[at..].iter().take_while(goes_on).count().max(1),
                false => 1,
            };
            let placement = self.added(&lines[at..at + count], anchor, behind);
            placements.extend((0..count).map(|_| placement.clone()));
            at += count;
        }
        placements
    }

    /// Whether a line of the edited paper is the heading of a part or a chapter.
    fn is_part(&self, edited: usize) -> bool {
        let line = &self.edited.lines[edited];
        let is_style = [Role::Muc, Role::Chuong].iter().any(|role| line.style == role.info().name);
        // As somebody types it who does not know the style: `VI. KHEN THƯỞNG`.
        let number = line.text.split_once(". ").map_or("", |(number, _)| number);
        is_style || !number.is_empty() && number.chars().all(|letter| "IVXLC".contains(letter))
    }

    /// Whether what a line is from has a key of its own in the document: headings are lines in it.
    fn is_list_of_lines(&self, line: usize) -> bool {
        let at = self.origin(line).and_then(|origin| origin.paragraph.origin);
        at.and_then(|at| self.files.text_at(at)).is_some_and(|found| found.way.len() == 1)
    }

    /// Whether lines beside this one change its value as a whole.
    fn is_one_value(&self, line: usize) -> bool {
        let at = self.origin(line).and_then(|origin| origin.paragraph.origin);
        let found = at.and_then(|at| self.files.text_at(at));
        found.is_some_and(|found| {
            let is_item = matches!(found.way.last(), Some(Step::Item(_)));
            found.style != ValueStyle::Literal && (!is_item || self.articles(line).is_some())
        })
    }

    /// The line of the base that a new one goes beside, and whether behind it: of its own style, if there is one.
    fn anchor(&self, edited: usize, after: Option<usize>, before: Option<usize>) -> Option<(usize, bool)> {
        let typed = |line: &usize| self.origin(*line).is_some_and(|origin| origin.paragraph.origin.is_some());
        let style = &self.edited.lines[edited].style;
        let own = |line: &usize| self.base.lines[*line].style == *style;
        let (after, before) = (after.filter(typed), before.filter(typed));
        match (after, before) {
            (Some(after), Some(before)) if !own(&after) && own(&before) => Some((before, false)),
            (Some(after), _) => Some((after, true)),
            (None, Some(before)) => Some((before, false)),
            (None, None) => None,
        }
    }

    fn added(&mut self, lines: &[usize], anchor: usize, behind: bool) -> TakePlacement {
        let Some(origin) = self.origin(anchor) else {
            return Err(TakeRefusal { why: WhyNot::Fixed, at: None });
        };
        let Some(at) = origin.paragraph.origin else {
            return Err(TakeRefusal { why: WhyNot::Fixed, at: None });
        };
        let look = LineLook::of(&self.base.lines[anchor], origin.paragraph);
        let mut typed_lines = Vec::new();
        for edited in lines {
            let line = &self.edited.lines[*edited];
            let mut role = origin.paragraph.role;
            // A line under an article is none itself.
            if role == Role::Dieu && typed::article(&line.text) == 0 {
                role = Role::DoanVan;
            }
            let mut words = match self.moved_words(*edited) {
                Some(words) => words?,
                None => typed::line(line, role, false, &look),
            };
            let own_style = line.style == self.base.lines[anchor].style;
            let heading = self.files.sources.slice(at).trim_start().starts_with('#') && own_style;
            if heading && !words.starts_with('#') {
                words = format!("# {words}");
            }
            typed_lines.push(words.replace('\n', " "));
        }
        let stretch = match origin.paragraph.content.contains(&crate::paper::Inline::LineBreak) {
            true => self.stretch(at),
            false => at,
        };
        let is_item = self.articles(anchor).is_none();
        let own = self.files.text_at(at).map(|found| self.lines_in(at, &found.way)).unwrap_or_default();
        let is_end = if behind { own.last() == Some(&anchor) } else { own.first() == Some(&anchor) };
        let patch = self.files.line(stretch, (behind, is_item, is_end), &typed_lines.join("\n"));
        self.put(patch, Some(at))
    }

    /// A part more, with the lines under it: only between two parts, or what stands behind it would be its own.
    fn section(&mut self, lines: &[usize], (anchor, behind): (usize, bool)) -> TakePlacement {
        let at = self.origin(anchor).and_then(|origin| origin.paragraph.origin);
        let refused = || TakeRefusal::other("thêm một phần, mục mới thì thêm mục đó ở `noi_dung`", at);
        let at = at.ok_or_else(refused)?;
        let found = self.files.text_at(at).ok_or_else(refused)?;
        let [Step::Key(key), Step::Item(item), ..] = found.way.as_slice() else { return Err(refused()) };
        let own = self.lines_in(at, &found.way[..2]);
        let is_end = if behind { own.last() == Some(&anchor) } else { own.first() == Some(&anchor) };
        let list = [Step::Key(key.clone())];
        let titled = self.files.root(at.file).and_then(|root| node_at(root, &found.way[..2]));
        if !is_end || titled.is_none_or(|item| item.get("muc").is_none()) {
            return Err(refused());
        }
        let title = &self.edited.lines[lines[0]].text;
        let title = escaped::prose(&title[label(title)..]).replace('\n', " ");
        let title = match Role::Muc.info().capitals {
            true => typed::recased(&title, "Đ", "Đ"),
            false => title,
        };
        let look = self.origin(anchor).map(|origin| LineLook::of(&self.base.lines[anchor], origin.paragraph));
        let look = look.unwrap_or_default();
        let mut texts = Vec::new();
        for edited in &lines[1..] {
            let line = &self.edited.lines[*edited];
            texts.push(match self.moved_words(*edited) {
                Some(words) => words?,
                None if line.style == Role::TieuDeKhoan.info().name => {
                    format!("# {}", escaped::prose(&line.text))
                }
                None => typed::line(line, Role::DoanVan, false, &look).replace('\n', " "),
            });
        }
        let mut entries = vec![entry("muc", &title)];
        entries.extend((!texts.is_empty()).then(|| entry("loi_van", &block(&texts))));
        let new = Node { value: Value::Map(entries), span: nowhere() };
        let patch = self.files.beside_item(at.file, &list, *item, behind, new);
        self.put(patch, Some(at))
    }

    /// The list of articles that a line is in, and which one it is of.
    fn articles(&self, line: usize) -> Option<(FileId, Vec<Step>, usize)> {
        let at = self.origin(line)?.paragraph.origin?;
        let found = self.files.text_at(at)?;
        let depth = found.way.iter().position(|step| *step == Step::Key("dieu".to_owned()))?;
        match found.way.get(depth + 1) {
            Some(Step::Item(item)) => Some((at.file, found.way[..=depth].to_vec(), *item)),
            _ => None,
        }
    }

    /// An article more, with the lines under it.
    fn article(
        &mut self,
        (file, list, item): (FileId, &[Step], usize),
        lines: &[usize],
        (anchor, behind): (usize, bool),
    ) -> TakePlacement {
        let at = self.origin(anchor).and_then(|origin| origin.paragraph.origin);
        if let Some(own) = self.same_item((file, list), lines) {
            let patch = self.files.item_again(file, list, own, (item, behind));
            return self.put(patch, at);
        }
        let look = self.origin(anchor).map(|origin| LineLook::of(&self.base.lines[anchor], origin.paragraph));
        let look = look.unwrap_or_default();
        let typed = |(at, line): (usize, &usize)| {
            let role = if at == 0 { Role::Dieu } else { Role::DoanVan };
            let anew = || typed::line(&self.edited.lines[*line], role, at == 0, &look).replace('\n', " ");
            self.moved_words(*line).unwrap_or_else(|| Ok(anew()))
        };
        let texts: Vec<String> = lines.iter().enumerate().map(typed).collect::<Result<_, _>>()?;
        let root = self.files.root(file);
        let neighbour = root.and_then(|root| node_at(root, list)).and_then(|list| match &list.value {
            Value::List(items) => items.get(item),
            _ => None,
        });
        let is_titled = neighbour.is_some_and(|item| item.get("tieu_de").is_some());
        let new = match (is_titled, texts.split_first()) {
            (true, Some((title, rest))) if self.is_bold(lines[0]) => {
                let mut entries = vec![entry("tieu_de", title)];
                entries.extend((!rest.is_empty()).then(|| entry("loi_van", &block(rest))));
                Node { value: Value::Map(entries), span: nowhere() }
            }
            _ => text_node(&block(&texts)),
        };
        let patch = self.files.beside_item(file, list, item, behind, new);
        self.put(patch, at)
    }

    /// The item of a list that lines were typed in, if they are all of it and only stand elsewhere now.
    fn same_item(&self, (file, list): (FileId, &[Step]), lines: &[usize]) -> Option<usize> {
        let bases: Option<Vec<usize>> = lines.iter().map(|line| self.moved.from.get(line).copied()).collect();
        let bases = bases?;
        let at = self.origin(*bases.first()?)?.paragraph.origin.filter(|at| at.file == file)?;
        let found = self.files.text_at(at)?;
        let Some(Step::Item(own)) = found.way.strip_prefix(list)?.first() else { return None };
        let way = &found.way[..=list.len()];
        (self.lines_in(at, way) == bases && self.moved_item(at, way)).then_some(*own)
    }

    /// Whether all words of a line of the edited paper are bold.
    fn is_bold(&self, line: usize) -> bool {
        let line = &self.edited.lines[line];
        line.atoms.iter().filter(|atom| !line.word(atom).trim().is_empty()).all(|atom| atom.look.bold)
    }
}

fn entry(key: &str, text: &str) -> Entry {
    Entry { key: key.to_owned(), key_span: nowhere(), value: text_node(text) }
}

/// Lines as a block of text.
fn block(lines: &[String]) -> String {
    match lines {
        [one] => one.clone(),
        _ => format!("{}\n", lines.join("\n")),
    }
}
