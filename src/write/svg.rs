//! Charts as SVG files by themselves, for slides and web pages.
//!
//! In: a chart of the tree, alone on its page. Out: SVG 1.1 with its title and all its words as text, and
//! the fingerprint by which it is recognised. Fonts are named, not embedded.

use std::fmt::Write as _;

use crate::fingerprint::text::{MARK, filled};
use crate::layout::ChartAlone;
use crate::length::Length;
use crate::paper::{Bar, BarGroup, Chart};

/// Room around the chart.
const MARGIN: Length = Length::twips(240);

/// The chart with its title above it.
pub fn chart(chart: &Chart) -> String {
    let size = chart.text_size.to_pt();
    let title_height = chart.bar_height + chart.group_gap;
    let groups: Length = chart.groups.iter().map(|group| height(chart, group)).sum();
    let wide = ChartAlone::of(chart);
    let width = wide.all() + MARGIN * 2;
    let mut svg = String::new();
    let whole = groups + title_height + MARGIN * 2;
    let (width_pt, whole_pt) = (number(width), number(whole));
    let _ = write!(
        svg,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{width_pt}pt\" height=\"{whole_pt}pt\" \
         viewBox=\"0 0 {width_pt} {whole_pt}\" role=\"img\" aria-labelledby=\"ten mo_ta\" \
         font-family=\"Tinos, 'Times New Roman', Times, serif\" font-size=\"{size}\" xml:lang=\"vi\">\n\
         <title id=\"ten\">{}</title>\n<desc id=\"mo_ta\">{}</desc>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
        escaped(&chart.title),
        escaped(&described(chart)),
    );
    let baseline = |top: Length, height: Length| top + height.scale(0.5) + chart.text_size.scale(0.34);
    text(
        &mut svg,
        width.scale(0.5),
        baseline(MARGIN, chart.bar_height),
        &chart.title,
        " text-anchor=\"middle\" font-weight=\"bold\"",
    );
    let mut top = MARGIN + title_height;
    for group in &chart.groups {
        let bars = height(chart, group) - chart.group_gap;
        text(&mut svg, MARGIN, baseline(top, bars), &group.label.plain_text(), "");
        for (at, bar) in group.bars.iter().enumerate() {
            let top = top + chart.bar_height * at as i32;
            let left = MARGIN + wide.labels;
            rectangle(&mut svg, left, top, bar, chart.bar_height);
            text(
                &mut svg,
                left + bar.length + ChartAlone::GAP,
                baseline(top, chart.bar_height),
                &bar.words.plain_text(),
                "",
            );
        }
        top = top + bars + chart.group_gap;
    }
    let _ = write!(svg, "</svg>\n<!-- {MARK} -->\n");
    filled(&svg)
}

fn height(chart: &Chart, group: &BarGroup) -> Length {
    chart.bar_height * group.bars.len() as i32 + chart.group_gap
}

/// "Năm 2026: trước 18.260, sau 18.260; Năm 2027: …".
fn described(chart: &Chart) -> String {
    let group = |group: &BarGroup| {
        let words: Vec<String> = group.bars.iter().map(|bar| bar.words.plain_text()).collect();
        format!("{}: {}", group.label.plain_text(), words.join(", "))
    };
    chart.groups.iter().map(group).collect::<Vec<_>>().join("; ")
}

fn rectangle(svg: &mut String, left: Length, top: Length, bar: &Bar, height: Length) {
    if bar.length > Length::ZERO {
        let grey = bar.shade.grey();
        let _ = writeln!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#{grey:02x}{grey:02x}{grey:02x}\"/>",
            number(left),
            number(top),
            number(bar.length),
            number(height),
        );
    }
}

fn text(svg: &mut String, left: Length, baseline: Length, words: &str, attributes: &str) {
    let (left, baseline) = (number(left), number(baseline));
    let _ = writeln!(svg, "<text x=\"{left}\" y=\"{baseline}\"{attributes}>{}</text>", escaped(words));
}

/// A length in points with at most two decimals: twips are twentieths.
fn number(length: Length) -> String {
    length.to_pt().to_string()
}

/// A text escaped, so that nothing a person typed becomes markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // XML 1.0 has no way to write other controls.
            _ if letter.is_control() => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use rust_decimal::Decimal;

    use super::chart;
    use crate::fonts::{FaceStyle, Faces};
    use crate::length::Length;
    use crate::paper::{Bar, BarGroup, Chart, Inline, Paragraph, Role, Shade};

    fn words(text: &str) -> Paragraph {
        Paragraph::new(Role::OChu, vec![Inline::text(text)])
    }

    #[test]
    fn a_chart_tells_its_figures_as_text_and_escapes_them() {
        let bar = |length, shade, text| Bar {
            share: Decimal::ONE,
            length: Length::pt(length),
            shade,
            words: words(text),
        };
        let bars = vec![bar(0.0, Shade::Light, "trước 0"), bar(100.5, Shade::Dark, "sau <b> & \"1\"")];
        let chart = chart(&Chart {
            title: "Tổng < năm".to_owned(),
            text_size: Length::pt(12.0),
            label_width: Length::pt(50.0),
            plot_width: Length::pt(200.0),
            bar_height: Length::pt(15.0),
            group_gap: Length::pt(6.0),
            whole: true,
            groups: vec![BarGroup { label: words("Năm 2026"), bars }],
        });
        assert!(roxmltree::Document::parse(&chart).is_ok());
        expect![[r##"
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="278.6pt" height="81pt" viewBox="0 0 278.6 81" role="img" aria-labelledby="ten mo_ta" font-family="Tinos, 'Times New Roman', Times, serif" font-size="12" xml:lang="vi">
            <title id="ten">Tổng &lt; năm</title>
            <desc id="mo_ta">Năm 2026: trước 0, sau &lt;b&gt; &amp; &quot;1&quot;</desc>
            <rect width="100%" height="100%" fill="#ffffff"/>
            <text x="139.3" y="23.6" text-anchor="middle" font-weight="bold">Tổng &lt; năm</text>
            <text x="12" y="52.1">Năm 2026</text>
            <text x="70.85" y="44.6">trước 0</text>
            <rect x="66.6" y="48" width="100.5" height="15" fill="#595959"/>
            <text x="171.35" y="59.6">sau &lt;b&gt; &amp; &quot;1&quot;</text>
            </svg>
            <!-- vanban-hash:7cb94b96c529909270b2791c200d7b5c -->
        "##]].assert_eq(&chart);
    }

    /// Labels, words and title that are longer than the chart was made for.
    #[test]
    fn nothing_stands_over_anything() {
        let long = "Nguồn vốn huy động hợp pháp khác theo quy định";
        let size = Length::pt(12.0);
        let svg = chart(&Chart {
            title: format!("Tổng kinh phí của các {long} trước và sau điều chỉnh"),
            text_size: size,
            label_width: Length::pt(50.0),
            plot_width: Length::pt(100.0),
            bar_height: Length::pt(15.0),
            group_gap: Length::pt(6.0),
            whole: true,
            groups: vec![BarGroup {
                label: words(long),
                bars: vec![Bar {
                    share: Decimal::ONE,
                    length: Length::pt(90.0),
                    shade: Shade::Dark,
                    words: words("sau: 1.234"),
                }],
            }],
        });
        let tree = roxmltree::Document::parse(&svg).unwrap();
        let number =
            |node: roxmltree::Node<'_, '_>, name| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let named = |name| {
            tree.descendants().filter(move |node| node.has_tag_name(("http://www.w3.org/2000/svg", name)))
        };
        let svg = tree.root_element();
        let width: f64 = svg.attribute("width").unwrap().trim_end_matches("pt").parse().unwrap();
        let texts: Vec<_> = named("text").collect();
        let [title, label, sum] = texts[..] else { panic!("three texts") };
        let wide = |node: roxmltree::Node<'_, '_>, bold| {
            Faces::built_in().width(node.text().unwrap(), FaceStyle { bold, italic: false }, size).to_pt()
        };
        let bar = named("rect").nth(1).unwrap();
        assert!(wide(title, true) <= width);
        assert!(number(label, "x") + wide(label, false) <= number(bar, "x"));
        assert!(number(bar, "x") + number(bar, "width") <= number(sum, "x"));
        assert!(number(sum, "x") + wide(sum, false) <= width);
    }
}
