//! A table's figures under plain names, the form in which two versions of it are compared.
//!
//! In: a sheet, and a function that turns texts into words. Out: [`ComparedTable`]. It leaves comparing
//! to the parent module.

use rust_decimal::Decimal;

use crate::budget::{RowKind, Sheet, SheetRow};
use crate::content::declare::Text;
use crate::content::money::{Unit, format_amount, parse_paper};
use crate::content::table::{Bang, BelowHeading, ColumnKind, Counts, Heading};

/// Figures by column; None where the table has no such figure.
pub type ComparedSums = Vec<Option<Decimal>>;

/// The figures of a table of money, without anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedTable {
    /// Id of the table.
    pub id: Option<String>,
    /// Its name on one line; empty if it has none.
    pub title: String,
    /// The name of the appendix it is in, on one line; empty if it has none. Most tables are known by
    /// this name only.
    pub appendix: String,
    /// The unit of its figures, as on paper.
    pub unit: Unit,
    /// The column of the table's total, by its id.
    pub main: Option<String>,
    /// The columns that are added up, from left to right.
    pub columns: Vec<ComparedColumn>,
    /// The columns beside the names that are not added up, from left to right: id and title. They hold words,
    /// quantities, prices.
    pub words: Vec<(String, String)>,
    /// Those of them that hold prices, by their places.
    pub prices: Vec<usize>,
    /// All columns: id and title.
    pub heads: Vec<(String, String)>,
    /// Whether its bars show years and nothing else.
    pub years_alone: bool,
    /// Groups and tasks, from top to bottom.
    pub lines: Vec<ComparedRow>,
    /// The grand totals.
    pub total: ComparedSums,
}

/// A column that is added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedColumn {
    /// Its id.
    pub id: String,
    /// Its words, "Năm 2027".
    pub title: String,
    /// Whether it is money, in the unit of the table.
    pub is_money: bool,
    /// The columns it is the sum of, by id; None for figures that a person states.
    pub sum_of: Option<Vec<String>>,
    /// The year its figures are for, if its id or a head over it names one.
    pub year: Option<u16>,
}

/// A group or a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedRow {
    /// Which of the two.
    pub of: RowKind,
    /// Its id.
    pub id: Option<String>,
    /// Its number: `II`, `6`.
    pub number: String,
    /// Its name on one line.
    pub name: String,
    /// The group it is in, by its position among the lines.
    pub inside: Option<usize>,
    /// Its figures; for a group the sums of its rows.
    pub sums: ComparedSums,
    /// Its words, each on one line, by the table's columns of words; none for a group.
    pub words: Vec<String>,
}

impl ComparedTable {
    /// The figures of a table in an appendix of this name; `words` fills in the variables of a text and
    /// joins its lines.
    pub fn of(sheet: &Sheet, appendix: &[Text], words: &mut dyn FnMut(&[Text]) -> String) -> ComparedTable {
        let bang = &sheet.bang;
        let places: Vec<usize> =
            (0..bang.columns.len()).filter(|&at| bang.columns[at].kind.is_summed()).collect();
        let pick = |sums: &[Option<Decimal>]| places.iter().map(|&at| sums[at]).collect::<ComparedSums>();
        let titles = titles(bang, words);
        let columns = heads(bang, &places, &titles);
        let is_told = |kind: ColumnKind| kind.holds_words() || kind.is_factor() && !kind.is_summed();
        let spoken: Vec<usize> = (0..bang.columns.len())
            .filter(|&at| at != bang.names() && is_told(bang.columns[at].kind))
            .collect();
        let is_price = |at: &usize| bang.columns[spoken[*at]].kind.counts() == Some(Counts::Price);
        let prices = (0..spoken.len()).filter(is_price).collect();
        let head = |&at: &usize| {
            let id = bang.columns[at].id.text.clone();
            let title = titles[at].first().cloned().unwrap_or_else(|| id.clone());
            (id, title)
        };
        let heads_of_words = spoken.iter().map(head).collect();
        let heads = (0..bang.columns.len()).map(|at| head(&at)).collect();
        let rows = sheet.rows().into_iter().filter(|row| row.kind() != RowKind::Total);
        let line = |row: SheetRow<'_>| ComparedRow {
            of: row.kind(),
            id: row.id().map(str::to_owned),
            number: row.label().to_owned(),
            name: one_line(&words(row.texts(bang.names()))),
            inside: row.inside,
            sums: pick(row.shown),
            words: match row.kind() {
                RowKind::Task => spoken
                    .iter()
                    .map(|&at| match bang.columns[at].kind.holds_words() {
                        true => one_line(&words(row.texts(at))),
                        false => row.shown[at].map(format_amount).unwrap_or_default(),
                    })
                    .collect(),
                RowKind::Group | RowKind::Total => Vec::new(),
            },
        };
        let lines = rows.map(line).collect();
        let id = bang.ma().map(str::to_owned);
        let main = bang.main_column().map(|column| bang.columns[column].id.text.clone());
        let title = one_line(&words(&bang.title));
        let appendix = one_line(&words(appendix));
        let (unit, total) = (sheet.unit(), pick(sheet.grand()));
        let words = heads_of_words;
        let years_alone = false;
        ComparedTable {
            id,
            title,
            appendix,
            unit,
            main,
            columns,
            words,
            prices,
            heads,
            years_alone,
            lines,
            total,
        }
    }

    /// The same table without lines, as before its first line was added or after all were removed.
    pub fn emptied(&self) -> ComparedTable {
        ComparedTable { lines: Vec::new(), total: vec![None; self.columns.len()], ..self.clone() }
    }

    /// The same table as versions of the program saw it that compared no words but names.
    #[must_use]
    pub fn without_words(mut self) -> ComparedTable {
        self.words.clear();
        self.prices.clear();
        self.heads.clear();
        self.years_alone = true;
        self.lines.iter_mut().for_each(|line| line.words.clear());
        self
    }

    /// The same figures in another unit. Returns None if one of them cannot be expressed exactly in it.
    pub fn in_unit(mut self, unit: Unit) -> Option<ComparedTable> {
        if self.unit == unit {
            return Some(self);
        }
        let from = self.unit;
        let convert = |amount: Decimal| from.convert(amount, unit);
        let rows = self.lines.iter_mut().map(|line| &mut line.sums).chain([&mut self.total]);
        for row in rows {
            for (figure, _) in row.iter_mut().zip(&self.columns).filter(|(_, column)| column.is_money) {
                *figure = figure.map_or(Some(None), |amount| convert(amount).map(Some))?;
            }
        }
        for line in &mut self.lines {
            for &at in &self.prices {
                let Some(words) = line.words.get_mut(at).filter(|words| !words.is_empty()) else { continue };
                let price = parse_paper(words).and_then(convert)?;
                *words = format_amount(price);
            }
        }
        Some(ComparedTable { unit, ..self })
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The titles over a column, its own first.
type Titles = Vec<String>;

/// The titles over each column.
fn titles(bang: &Bang, words: &mut dyn FnMut(&[Text]) -> String) -> Vec<Titles> {
    let mut titles = vec![Titles::new(); bang.columns.len()];
    collect(&bang.headings, &[], words, &mut titles);
    titles
}

fn heads(bang: &Bang, places: &[usize], titles: &[Titles]) -> Vec<ComparedColumn> {
    let id = |column: usize| bang.columns[column].id.text.clone();
    let head = |&place: &usize| {
        let over = &titles[place];
        let own = over.first().cloned().unwrap_or_else(|| id(place));
        let twin = |&&other: &&usize| other != place && titles[other].first() == Some(&own);
        // Columns of one name, such as the sources of each year, are told apart by the head over them.
        let title = match over.get(1).filter(|_| places.iter().any(|other| twin(&other))) {
            Some(above) => format!("{above}, {own}"),
            None => own,
        };
        let column = &bang.columns[place];
        let terms = || column.of.iter().chain(&column.less);
        let sum_of = column.kind.is_of_terms().then(|| terms().map(|&column| id(column)).collect());
        let year = std::iter::once(&id(place)).chain(over).find_map(|words| year(words));
        ComparedColumn { id: id(place), title, is_money: column.kind.holds_money(), sum_of, year }
    };
    places.iter().map(head).collect()
}

fn collect(
    headings: &[Heading],
    over: &[String],
    words: &mut dyn FnMut(&[Text]) -> String,
    titles: &mut [Titles],
) {
    for heading in headings {
        let own = one_line(&words(&heading.title));
        let all = [&[own], over].concat();
        match &heading.below {
            BelowHeading::Column(column) => titles[*column] = all,
            BelowHeading::Headings(below) => collect(below, &all, words, titles),
        }
    }
}

/// The year that words name. Returns None if they name several, as "2026 - 2030".
fn year(words: &str) -> Option<u16> {
    let mut years = words
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok().filter(|year| (1900..2200).contains(year)));
    let first = years.next()?;
    years.all(|other| other == first).then_some(first)
}

/// A title in the middle of a sentence: "năm 2027", but "NSTW".
pub fn mid_sentence(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if second.is_none_or(|letter| !letter.is_uppercase()) => {
            first.to_lowercase().chain(title.chars().skip(1)).collect()
        }
        _ => title.to_owned(),
    }
}
