//! Texts copied from a PDF: broken lines, numbers of pages, tables of tabs, money that is added up.

use expect_test::{Expect, expect};
use vanban::rooms::pipeline::PaperImport;

use crate::support::papers::{PIPELINE, short};

fn imported(text: &str) -> PaperImport {
    PIPELINE.import_text("a.txt", text.as_bytes()).unwrap_or_else(|report| panic!("{}", short(&report)))
}

fn assert_told(import: &PaperImport, yaml: &Expect, told: &Expect) {
    yaml.assert_eq(&import.yaml);
    told.assert_eq(&short(&import.report));
}

/// A plan as a PDF gives it: its head is lines one below another, a row goes on the next page below the head that
/// comes again, one sum is wrong.
#[test]
fn a_plan_with_money() {
    let import = imported(
        "ỦY BAN NHÂN DÂN\n XÃ AN BÌNH\n\nSố:        /KH-UBND\n\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n     Độc lập - Tự do - Hạnh phúc\n\n\
         An Bình, ngày       tháng     năm 2026\n\nKẾ HOẠCH**Phát triển sản xuất sạch hơn năm 2026**\n\n\
         Để đẩy mạnh sản xuất sạch hơn trên địa bàn, Ủy ban nhân dân xã ban hành Kế \nhoạch gồm các nội dung sau:\n\n\
         I. MỤC TIÊU\n1. Tiết kiệm nguyên liệu, nhiên liệu, năng lượng trong các cơ sở sản xuất \n\n2\n\n\
         trên địa bàn xã.\n2. Giảm chất thải.\nII. TỔ CHỨC THỰC HIỆN\n- Phòng Kinh tế chủ trì thực hiện (Phụ lục kèm theo)./.\n\n\
         Nơi nhận:\n- Sở Công Thương;\n- Lưu: VT, KT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần Thị Bình\n\n\
         PHỤ LỤC\n\n**Danh mục nhiệm vụ**\n\n\
         TT\tTên nhiệm vụ\tKinh phí (triệu đồng)\t\t\n\t\tNăm 2026\tNăm 2027\tTổng cộng\n\
         I\tTruyền thông\t1.000\t1200\t2.200\n1\tTuyên truyền\t400\t500\t900\n2\tTập huấn cho cơ sở\t600\t700\t1.300\n\n\
         TT\tTên nhiệm vụ\tKinh phí (triệu đồng)\t\t\n\t\tNăm 2026\tNăm 2027\tTổng cộng\n\
         \tsản xuất\t\t\t\nII\tKiểm tra\t0\t50\t50\n3\tKiểm tra cơ sở\t0\t50\t50\nTỔNG\t\t1.000\t1.250\t2.260\n",
    );
    assert_told(&import, &expect![[""]], &expect![[""]]);
}

/// A text of an old code is read, whatever bytes it comes in.
#[test]
fn a_text_in_tcvn3() {
    let text = "ñy ban nh©n d©n x· an b×nh\nSè: 05/TB-UBND\nAn B×nh, ngµy 15 th¸ng 01 n¨m 2026\n\
                TH¤NG B¸O\nLÞch tiÕp c«ng d©n\n\nñy ban nh©n d©n x· th«ng b¸o lÞch tiÕp c«ng d©n th¸ng 02 n¨m 2026 nh\u{ad} sau: \
                ngµy 05 vµ ngµy 20 h»ng th¸ng./.\n\nN¬i nhËn:\n- C¸c th«n;\n- L\u{ad}u: VT.\n\nCHñ TÞCH\n\nTrÇn ThÞ B×nh\n";
    let import = imported(text);
    assert_told(&import, &expect![[""]], &expect![[""]]);
}

/// Signs that mean something in YAML, in a text or to the numbering come back as they were.
#[test]
fn signs_come_back_as_they_were() {
    let import = imported(
        "SỞ NỘI VỤ\nSố: 7/TB-SNV\nAn Bình, ngày 5 tháng 1 năm 2026\nTHÔNG BÁO\nVề việc “thử”: đề án #2\n\n\
         {{ tong }} và {% if %} là chữ; 2 * 3 * 4; C:\\Users.\n\
         1. Một.\n1. Lại một.\n2. Hai.\nđ) Điểm không có điểm trước.\n1.1.1. Ba cấp.\n(1) Trong ngoặc.\n\
         # Không phải đề mục.\nA. PHẦN A\n- TTr: Thành ủy.\n\nNơi nhận:\n- TTr: Thành ủy;\n- Lưu: VT, TH, KT.\n\
         GIÁM ĐỐC\n\nLê Văn Cường\n",
    );
    assert_told(&import, &expect![[""]], &expect![[""]]);
}
