//! Help, wrong usage, `vanban new` and `vanban tree`.

use expect_test::expect;

use super::{decision, office};
use crate::harness::Case;

#[test]
fn help() {
    let case = Case::new();
    case.run("--help")
        .code(0)
        .stdout(expect![[r#"
            Sinh văn bản hành chính đúng thể thức Nghị định 30/2020/NĐ-CP: từ YAML ra PDF và DOCX

            Cách dùng: vanban <LỆNH> [TÙY CHỌN]

            Lệnh:
              build        Xuất văn bản ra PDF và DOCX (cũng viết: xuat)
              check        Kiểm tra văn bản; với --sua thì sửa cả những chỗ chắc chắn (cũng viết: kiem-tra)
              explain      Giải thích một mã trong thông báo: ý nghĩa, căn cứ, ví dụ sai và đúng (cũng viết:
                           giai-thich)
              issue        Cấp số, ngày ban hành cho văn bản đã ký và khóa văn bản lại (cũng viết: cap-so)
              batch        Xuất một mẫu thành văn bản của từng địa phương (cũng viết: hang-loat)
              verify       Đối chiếu thư mục kết quả với danh mục ghi khi xuất (cũng viết: doi-chieu)
              new          Tạo tệp YAML mẫu cho một loại văn bản (cũng viết: tao)
              import       Nhập một văn bản từ tệp Word, hoặc chữ chép từ PDF, thành tệp YAML (cũng viết: nhap)
              norm         Trình bày lại tệp Word theo Nghị định, chữ giữ nguyên (cũng viết: chuan-hoa)
              tree         Xem cây thành phần của một văn bản, hoặc những gì đọc được trong một tệp Word (cũng
                           viết: cay)
              budget       Xem, so sánh kinh phí trong bảng, chuyển sang Excel và nhập lại (cũng viết: kinh-phi)
              schema       In lược đồ JSON của tệp YAML, để trình soạn thảo gợi ý và báo lỗi khi gõ (cũng viết:
                           luoc-do)
              completions  In kịch bản để phím Tab gợi ý lệnh và tùy chọn (cũng viết: hoan-thanh)
              man          In trang hướng dẫn cho lệnh `man` của Linux, macOS (cũng viết: trang-huong-dan)

            Tùy chọn:
              -V, --version  In phiên bản
              -h, --help     In trợ giúp

            Ví dụ:
              vanban new quyet_dinh             tạo tệp quyết định mẫu để soạn tiếp
              vanban build quyet-dinh.yaml      xuất PDF và DOCX vào thư mục out/
              vanban build                      xuất mọi văn bản trong thư mục content/
              vanban check quyet-dinh.yaml      tìm chỗ sai về thể thức, câu chữ, không ghi tệp nào
              vanban issue quyet-dinh.yaml --so 206 --ngay 31/10/2026
                                                cấp số cho văn bản đã ký
              vanban explain C044               xem một mã trong thông báo nói gì, sửa thế nào
              vanban tree quyet-dinh.yaml       xem văn bản gồm những thành phần nào
              vanban verify out                 tìm tệp kết quả thiếu, đã có người sửa

            Xem cách dùng từng lệnh: vanban <LỆNH> --help
        "#]])
        .stderr(expect![[""]]);
    case.run("build --help").code(0).stdout(expect![[r#"
        Xuất văn bản ra PDF và DOCX (cũng viết: xuat)

        Cách dùng: vanban build [TỆP|THƯ MỤC]… [TÙY CHỌN]

        Tham số:
          [TỆP|THƯ MỤC]...  Tệp YAML hoặc thư mục chứa các tệp đó; trong tên tệp dùng được `*` và `?`

        Tùy chọn:
              --out <THƯ MỤC>          Nơi ghi kết quả; chưa có thì tạo [không nêu: out]
              --only <PHẦN>            Chỉ xuất một phần của văn bản: phu_luc (mỗi phụ lục thành tệp riêng,
                                       tên thêm `.phu-luc`)
              --format <LOẠI>          Loại tệp cần ghi, cách nhau bằng dấu phẩy: pdf, docx, txt (chữ trơn,
                                       để tìm và so sánh) [không nêu: pdf,docx]
              --font-dir <THƯ MỤC>     Thư mục có bốn tệp phông Times New Roman, để nhúng vào PDF [không
                                       nêu: phông đi kèm, cùng bề rộng chữ]
              --jobs <SỐ>              Số văn bản làm cùng lúc, từ 1 đến 64 [không nêu: bằng số nhân của
                                       máy]
              --force                  Làm lại tất cả, kể cả văn bản không có gì thay đổi; ghi đè cả tệp đã
                                       có người sửa, nêu tên từng tệp
              --ghi-de-ban-ky          Cùng với --force: ghi đè cả tệp đã ký số
              --don                    Xóa những tệp của lần xuất trước không còn thuộc văn bản, địa phương
                                       nào, và nguồn không tệp DOCX nào còn mang; tệp đã sửa, đã ký, đã phát
                                       hành vẫn giữ
              --strict                 Coi cảnh báo như lỗi: văn bản có cảnh báo cũng không được ghi
              --message-format <KIỂU>  Cách báo lỗi: human (đầy đủ), short (mỗi lỗi một dòng), json (mỗi lỗi
                                       một đối tượng JSON, dòng cuối là tổng; ra đầu ra chuẩn)
          -h, --help                   In trợ giúp

        Không nêu tệp nào thì xuất mọi văn bản trong thư mục content/.
        Tệp trong thư mục templates/ đặt cạnh văn bản được dùng thay mẫu trình bày sẵn có cùng tên.
        Văn bản mà đầu vào và tệp đã xuất đều không đổi thì không làm lại; --force làm lại tất cả.
        Văn bản có lỗi thì không được ghi; tệp đã xuất lần trước giữ nguyên.
        Tệp đã có người sửa, ghi chú, ký số, hoặc không do chương trình ghi thì giữ nguyên, cùng mọi tệp
        khác của văn bản đó; --force ghi đè (tệp đã ký số phải thêm --ghi-de-ban-ky), --out ghi ra nơi khác.
        Tệp không còn thuộc văn bản nào (văn bản đã bỏ, loại tệp không xuất nữa) được báo ở cuối; --don xóa
        các tệp đó.
        Văn bản đã cấp số bằng `vanban issue` chỉ xuất lại đúng như bản đã phát hành, hoặc báo chỗ đã đổi.
        Lệnh khác đang ghi vào thư mục kết quả, hoặc đang cấp số cho văn bản cạnh đó, thì lệnh này đợi.

        Mã thoát: 0 đã ghi hết; 1 có văn bản chưa ghi; 2 không chạy được.

        Ví dụ:
          vanban build quyet-dinh.yaml
          vanban build content --out ban-in --format pdf
          vanban build quyet-dinh.yaml --only phu_luc
          vanban build content --font-dir C:\Windows\Fonts
          vanban build --don
          vanban build quyet-dinh.yaml --force --ghi-de-ban-ky
          vanban xuat content --strict --message-format short
    "#]]);
    case.run("new -h").code(0).stdout(expect![[r#"
        Tạo tệp YAML mẫu cho một loại văn bản (cũng viết: tao)

        Cách dùng: vanban new <LOẠI> [TÙY CHỌN]

        Tham số:
          <LOẠI>  Loại văn bản, ví dụ quyet_dinh

        Tùy chọn:
              --out <TỆP>      Tên tệp cần tạo [không nêu: tên loại văn bản, ví dụ quyet-dinh.yaml]
              --force          Ghi đè nếu tệp đã có
              --ghi-de-ban-ky  Cùng với --force: ghi đè cả tệp đã ký số
          -h, --help           In trợ giúp

        Các loại văn bản: bao_cao, bien_ban, chi_thi, chuong_trinh, cong_dien, cong_van, de_an, du_an,
        giay_gioi_thieu, giay_moi, giay_uy_quyen, huong_dan, ke_hoach, nghi_quyet, phieu_bao, phieu_chuyen,
        phieu_gui, phuong_an, quy_che, quy_dinh, quyet_dinh, thong_bao, thong_cao, to_trinh.
        Ngoài các loại này còn có quyet_dinh_sua_doi (sửa đổi quyết định đã ban hành) và cong_van_dinh_chinh
        (đính chính văn bản đã phát hành); phap_luat tạo sổ văn bản pháp luật để đặt cạnh văn bản, quy_tac
        tạo tệp quy tắc riêng của cơ quan trong thư mục templates/.
        Tên tệp phải có đuôi .yaml hoặc .yml. Tệp đã có thì không ghi đè, trừ khi có --force; văn bản đã
        phát hành thì không bao giờ.

        Mã thoát: 0 đã tạo; 1 mẫu trong thư mục templates/ có lỗi, chưa tạo; 2 không chạy được.

        Ví dụ:
          vanban new quyet_dinh
          vanban tao quyet_dinh --out content/phe-duyet-ke-hoach.yaml
          vanban new quyet_dinh --force
    "#]]);
    case.run("tree --help").code(0).stdout(expect![[r#"
        Xem cây thành phần của một văn bản, hoặc những gì đọc được trong một tệp Word (cũng viết: cay)

        Cách dùng: vanban tree <TỆP> [TÙY CHỌN]

        Tham số:
          <TỆP>  Tệp YAML của văn bản, hoặc tệp Word (.docx)

        Tùy chọn:
              --format <KIỂU>    Cách in: cay (mọi thành phần), texts (chỉ lời văn, mỗi đoạn một dòng)
                                 [không nêu: cay]
              --thay-doi <CÁCH>  Tệp Word còn theo dõi thay đổi thì đọc như đã: chap-nhan (chấp nhận hết),
                                 tu-choi (từ chối hết); hoặc danh-dau (giữ hết, ghi rõ chữ thêm, chữ xóa)
                                 [không nêu: chap-nhan]
          -h, --help             In trợ giúp

        In ra màn hình, không ghi tệp nào: mỗi thành phần với tên, chỗ đứng và chữ sẽ lên giấy, kể cả những
        gì chương trình đặt thêm (số thứ tự, tổng, câu cố định).
        Tệp Word thì in từng đoạn, bảng, đầu trang, chân trang, chú thích, hộp chữ, với số thứ tự và dáng
        chữ như Word hiện; những gì không đọc được thì báo.

        Mã thoát: 0 đã in; 1 văn bản có lỗi; 2 không chạy được.

        Ví dụ:
          vanban tree quyet-dinh.yaml
          vanban cay quyet-dinh.yaml --format texts
          vanban tree bai-gui-den.docx --thay-doi danh-dau
    "#]]);
    case.run("schema --help").code(0).stdout(expect![[r#"
        In lược đồ JSON của tệp YAML, để trình soạn thảo gợi ý và báo lỗi khi gõ (cũng viết: luoc-do)

        Cách dùng: vanban schema [LOẠI TỆP] [TÙY CHỌN]

        Tham số:
          [LOẠI TỆP]  Của tệp nào: van_ban (tệp văn bản), phap_luat (sổ phap_luat.yaml), quy_tac (quy tắc
                      riêng của cơ quan) [không nêu: van_ban]

        Tùy chọn:
              --out <TỆP>      Tệp cần ghi [không nêu: in ra màn hình]
              --force          Ghi đè cả tệp đã có người sửa, hoặc không do chương trình ghi
              --ghi-de-ban-ky  Cùng với --force: ghi đè cả tệp đã ký số
          -h, --help           In trợ giúp

        Lược đồ gồm mọi loại văn bản, kể cả loại khai trong thư mục templates/ của cơ quan; `vanban schema
        quy_tac` in lược đồ của tệp quy tắc riêng, templates/quy_tac.yaml.
        VS Code cần tiện ích YAML (Red Hat) và dòng sau ở đầu tệp YAML:
          # yaml-language-server: $schema=./vanban.schema.json
        Tệp đã có mà không phải lược đồ do chương trình ghi thì giữ nguyên; --force ghi đè.

        Mã thoát: 0 đã in, đã ghi; 1 mẫu trong thư mục templates/ có lỗi; 2 không chạy được.

        Ví dụ:
          vanban schema --out vanban.schema.json
          vanban schema phap_luat --out phap_luat.schema.json
          vanban schema quy_tac --out templates/quy_tac.schema.json
          vanban luoc-do
    "#]]);
    case.run("completions --help").code(0).stdout(expect![[r#"
        In kịch bản để phím Tab gợi ý lệnh và tùy chọn (cũng viết: hoan-thanh)

        Cách dùng: vanban completions <TRÌNH LỆNH>

        Tham số:
          <TRÌNH LỆNH>  Trình lệnh đang dùng: bash, zsh, fish, powershell, elvish

        Tùy chọn:
          -h, --help  In trợ giúp

        Ghi kịch bản vào tệp mà trình lệnh đọc lúc mở, rồi mở lại cửa sổ lệnh.

        Mã thoát: 0 đã in; 2 không chạy được.

        Ví dụ:
          vanban completions bash > ~/.local/share/bash-completion/completions/vanban
          vanban completions fish > ~/.config/fish/completions/vanban.fish
          vanban completions powershell >> $PROFILE
    "#]]);
    case.run("").code(2).stdout(expect![[""]]);
    let version = format!("vanban {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(case.run("--version").code(0).text(), version);
}

/// What clap finds wrong comes in Vietnamese, with what it takes for the right word.
#[test]
fn wrong_usage() {
    let case = Case::new();
    case.run("biuld").code(2).stdout(expect![[""]]).stderr(expect![[r#"
        lỗi: không có lệnh `biuld`
        gợi ý: có phải là `budget` hay `build`?
    "#]]);
    case.run("a.yaml").code(2).stderr(expect![[r#"
        lỗi: không có lệnh `a.yaml`
        gợi ý: muốn xuất văn bản thì viết `vanban build a.yaml`
    "#]]);
    case.run("build --fromat pdf").code(2).stderr(expect![[r#"
        lỗi: không có tùy chọn hoặc tham số `--fromat`
        gợi ý: có phải là `--format`?
    "#]]);
    case.run("build --format odt").code(2).stderr(expect![[r#"
        lỗi: `--format <LOẠI>` không nhận giá trị `odt`
        gợi ý: dùng được: `pdf`, `docx`, `txt`
    "#]]);
    case.run("build --jobs 0").code(2).stderr(expect![[r#"
        lỗi: `--jobs <SỐ>` không nhận giá trị `0`: phải là một số từ 1 đến 64
        gợi ý: xem cách dùng: `vanban build --help`
    "#]]);
    case.run("build --out").code(2).stderr(expect![[r#"
        lỗi: `--out <THƯ MỤC>` cần một giá trị đi kèm
        gợi ý: xem cách dùng: `vanban build --help`
    "#]]);
    case.run("build --strict --strict").code(2).stderr(expect![[r#"
        lỗi: `--strict` chỉ được nêu một lần
        gợi ý: xem cách dùng: `vanban build --help`
    "#]]);
    case.run("build --strict=co").code(2).stderr(expect![[r#"
        lỗi: `--strict` không nhận giá trị `co`
        gợi ý: xem cách dùng: `vanban build --help`
    "#]]);
    case.run("tree").code(2).stderr(expect![[r#"
        lỗi: thiếu tham số <TỆP>
        gợi ý: xem cách dùng: `vanban tree --help`
    "#]]);
    case.run("tree a.yaml b.yaml").code(2).stderr(expect![[r#"
        lỗi: không có tùy chọn hoặc tham số `b.yaml`
        gợi ý: xem cách dùng: `vanban tree --help`
    "#]]);
}

/// Every component of a document, in order.
#[test]
fn the_tree_of_a_decision() {
    decision().run("tree a.yaml").code(0).stdout(expect![[r#"
        văn bản "Quyết định Về việc ban hành Quy chế tiếp công dân"
          tác giả "Sở Công Thương"
          ngày ban hành 12/01/2026
          từ khóa "05/QĐ-SCT", "Quyết định"
          trang dọc, đánh số lại
            đầu văn bản, cột 67,8 | 97,2 mm
              hàng
                trái
                  co_quan_chu_quan "UBND TỈNH AN BÌNH"
                  co_quan_ban_hanh "SỞ CÔNG THƯƠNG"
                  kẻ 17,2 mm
                phải
                  quoc_hieu "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
                  tieu_ngu "Độc lập - Tự do - Hạnh phúc"
                  kẻ 60,5 mm
              hàng, ngang dòng cuối
                trái
                  so_ky_hieu "Số: 05/QĐ-SCT"
                phải
                  dia_danh_thoi_gian "An Bình, ngày 12 tháng 01 năm 2026"
            ten_loai, giữ liền "QUYẾT ĐỊNH"
            trich_yeu, giữ liền "Về việc ban hành Quy chế tiếp công dân"
            kẻ 29,6 mm
            tham_quyen, giữ liền "GIÁM ĐỐC SỞ CÔNG THƯƠNG"
            can_cu "Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;"
            can_cu "Căn cứ Quyết định số 10/2025/QĐ-UBND ngày 01 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh An Bình;"
            can_cu "Theo đề nghị của Chánh Văn phòng Sở."
            dong_quyet_dinh, giữ liền "QUYẾT ĐỊNH:"
            dieu đậm "Điều 1." " Ban hành Quy chế tiếp công dân của Sở Công Thương."
            dieu đậm "Điều 2." " Quyết định này có hiệu lực kể từ ngày ký."
            dieu đậm "Điều 3." " Chánh Văn phòng Sở và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."
            cuối văn bản, cột 82,5 | 82,5 mm
              hàng
                trái
                  tieu_de_noi_nhan, giữ liền "Nơi nhận:"
                  noi_nhan "- Như Điều 3;"
                  noi_nhan "- UBND tỉnh (để báo cáo);"
                  noi_nhan "- Lưu: VT, VP."
                phải
                  chuc_vu, giữ liền "GIÁM ĐỐC"
                  chỗ ký 30,0 mm
                  ho_ten "Nguyễn Văn An"
    "#]]).stderr(expect![[""]]);
}

/// Only the texts, in reading order.
#[test]
fn the_texts_of_a_plan() {
    office().run("cay content/xa/ke-hoach.yaml --format texts").code(0).stdout(expect![[r#"
        ỦY BAN NHÂN DÂN
        XÃ AN HÒA
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số:           /KH-UBND
        An Hòa, ngày       tháng       năm 2026
        KẾ HOẠCH
        Phòng, chống thiên tai năm 2026
        I. MỤC TIÊU
        1. Chủ động phòng ngừa, ứng phó kịp thời.
        2. Giảm thiệt hại về người và tài sản.
        II. KINH PHÍ
        Tổng kinh phí là 1.250 triệu đồng (chi tiết tại Phụ lục kèm theo)./.
        Nơi nhận:
        - Đảng ủy, HĐND xã;
        - Lưu: VT, KT.
        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH
        Phụ lục
        DANH MỤC NHIỆM VỤ
        (Kèm theo Kế hoạch số           /KH-UBND ngày       tháng       năm 2026 của Ủy ban nhân dân xã An Hòa)
        TT
        Nhiệm vụ
        Kinh phí
        1
        Tập huấn
        1.210
        2
        Mua sắm vật tư
        40
        Tổng
        1.250
    "#]]);
}

/// A document with an error has no tree.
#[test]
fn no_tree_of_a_faulty_document() {
    let case = decision().replace("a.yaml", "dia_danh:", "dia_dan:");
    case.run("tree a.yaml").code(1).stdout(expect![[""]]);
    case.run("tree b.yaml").code(2).stderr(expect![[r#"
        lỗi: không đọc được `b.yaml`: không có tệp hoặc thư mục này
        gợi ý: kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng
    "#]]);
}

/// The commands that a help lists, with those before them.
fn listed(case: &Case, before: &str) -> Vec<String> {
    let help = case.run(&format!("{before} --help")).code(0).text();
    let (_, list) = help.split_once("\nLệnh:\n").unwrap_or_default();
    let own = list.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.strip_prefix("  "));
    let names = own.filter(|line| !line.starts_with(' ')).filter_map(|line| line.split(' ').next());
    names.map(|name| format!("{before} {name}")).collect()
}

/// Whoever asks for help sees an example, and learns how the command can end.
#[test]
fn every_help_has_examples_and_exit_codes() {
    let case = Case::new();
    let all: Vec<String> =
        listed(&case, "").into_iter().flat_map(|name| [listed(&case, &name), vec![name]].concat()).collect();
    assert!(all.len() > 14, "{all:?}");
    for name in &all {
        let help = case.run(&format!("{name} --help")).code(0).text();
        assert!(help.contains("\nVí dụ:\n  vanban "), "{name}");
        let ends = ["\nMã thoát: 0 ", "\nLệnh:\n"];
        assert!(ends.iter().any(|end| help.contains(end)), "{name}: no exit codes");
    }
}
