//! What docx-rs alone takes: the same texts, styles and tables through its own builders, packed
//! by its own `pack`. Nothing is read, mended or compressed; Word would refuse some of it.
//!
//! In: a folder of documents. Out: seconds.

use std::io::Cursor;
use std::path::Path;
use std::time::Instant;

use docx_rs::{
    BreakType, Docx, Paragraph as WordParagraph, Run as WordRun, Style as WordStyle, StyleType,
    Table as WordTable, TableCell, TableRow, VMergeType, WidthType,
};
use vanban::rooms::paper::{Block, Columns, Inline, Paper, Paragraph, Role, Simple, Table};
use vanban::rooms::pipeline::Pipeline;
use vanban::rooms::theme::Theme;

use crate::material;

/// Packs all documents of a folder. Prints the seconds of the loop.
pub(crate) fn run(documents: &Path) -> Result<(), String> {
    let pipeline = Pipeline::built_in();
    let mut trees = Vec::new();
    for file in material::documents(documents)? {
        trees.push(material::tree(&pipeline, &file, &material::read(&file)?)?);
    }
    let started = Instant::now();
    for tree in &trees {
        let mut packed = Cursor::new(Vec::new());
        let docx = docx(tree, &pipeline.office().theme);
        docx.build().pack(&mut packed).map_err(|error| error.to_string())?;
        std::hint::black_box(packed);
    }
    println!("loop {}", started.elapsed().as_secs_f64());
    Ok(())
}

fn docx(document: &Paper, theme: &Theme) -> Docx {
    let styled = Role::ALL.iter().fold(Docx::new(), |docx, &role| docx.add_style(style(role, theme)));
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks.fold(styled, |docx, block| match block {
        Block::Columns(columns) => docx.add_table(pair(columns)),
        Block::Table(source) => docx.add_table(table(source)),
        Block::Simple(simple) => docx.add_paragraph(paragraph_of(simple)),
        Block::Chart(_) => docx.add_paragraph(WordParagraph::new()),
    })
}

fn style(role: Role, theme: &Theme) -> WordStyle {
    let look = theme.style(role);
    let size = usize::try_from(look.size.to_twips() / 10).unwrap_or(28);
    let style = WordStyle::new(role.info().element, StyleType::Paragraph).name(role.info().name).size(size);
    let style = if look.bold { style.bold() } else { style };
    if look.italic { style.italic() } else { style }
}

fn paragraph_of(simple: &Simple) -> WordParagraph {
    match simple {
        Simple::Paragraph(source) => paragraph(source),
        _ => WordParagraph::new(),
    }
}

fn paragraph(source: &Paragraph) -> WordParagraph {
    let paragraph = WordParagraph::new().style(source.role.info().element).keep_next(source.keep_next);
    source.content.iter().fold(paragraph, |paragraph, inline| {
        paragraph.add_run(match inline {
            Inline::LineBreak => WordRun::new().add_break(BreakType::TextWrapping),
            Inline::Text(run) => {
                let text = WordRun::new().add_text(&run.text);
                let text = if run.bold { text.bold() } else { text };
                if run.italic { text.italic() } else { text }
            }
        })
    })
}

fn pair(columns: &Columns) -> WordTable {
    let rows = columns.rows.iter().map(|row| {
        let cell = |blocks: &Vec<Simple>| {
            blocks.iter().fold(TableCell::new(), |cell, block| cell.add_paragraph(paragraph_of(block)))
        };
        TableRow::new(row.cells.iter().map(cell).collect()).cant_split()
    });
    WordTable::without_borders(rows.collect())
}

fn table(source: &Table) -> WordTable {
    let width = |length: vanban::rooms::length::Length| usize::try_from(length.to_twips()).unwrap_or(0);
    let rows = source.head.iter().chain(&source.body).map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let wide = source.columns[cell.column..][..cell.colspan].iter().copied().map(width).sum();
            let made = TableCell::new().width(wide, WidthType::Dxa).grid_span(cell.colspan);
            let made = if cell.rowspan > 1 { made.vertical_merge(VMergeType::Restart) } else { made };
            cell.paragraphs.iter().fold(made, |made, source| made.add_paragraph(paragraph(source)))
        });
        TableRow::new(cells.collect()).cant_split()
    });
    WordTable::new(rows.collect()).set_grid(source.columns.iter().copied().map(width).collect())
}
