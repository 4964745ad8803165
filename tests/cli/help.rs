//! What each command says of itself.

use expect_test::expect;

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
              watch        Xem văn bản trong trình duyệt khi đang soạn: trang như sẽ in, lỗi bên cạnh (cũng
                           viết: theo-doi)
              soan         Soạn văn bản trong trình duyệt: các ô để điền cạnh trang như sẽ in, không cần biết
                           YAML (cũng viết: open)
              lsp          Giúp trình soạn thảo báo lỗi, gợi ý, giải nghĩa khi đang gõ (cũng viết:
                           trinh-soan-thao)
              explain      Giải thích một mã trong thông báo: ý nghĩa, căn cứ, ví dụ sai và đúng (cũng viết:
                           giai-thich)
              issue        Cấp số, ngày ban hành cho văn bản đã ký và khóa văn bản lại (cũng viết: cap-so)
              batch        Xuất một mẫu thành văn bản của từng địa phương (cũng viết: hang-loat)
              verify       Đối chiếu thư mục kết quả với danh mục ghi khi xuất, hoặc xem chữ ký số của một tệp
                           PDF (cũng viết: doi-chieu)
              new          Tạo tệp YAML mẫu cho một loại văn bản (cũng viết: tao)
              import       Nhập một văn bản từ tệp Word, hoặc chữ chép từ PDF, thành tệp YAML (cũng viết: nhap)
              norm         Trình bày lại tệp Word theo Nghị định, chữ giữ nguyên (cũng viết: chuan-hoa)
              redline      So sánh hai bản của một văn bản thành tệp Word có theo dõi thay đổi (cũng viết:
                           so-sanh-van-ban)
              take         Đưa chỗ sửa trong tệp Word về tệp YAML của văn bản (cũng viết: lay-lai)
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

            Khi xử lý tệp của người lạ:
                  --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                          giới hạn cả thời gian, bộ nhớ
                  --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                          giây thì dừng [không nêu: 600]
                  --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                          [không nêu: 2048]

            Ví dụ:
              vanban new quyet_dinh             tạo tệp quyết định mẫu để soạn tiếp
              vanban build quyet-dinh.yaml      xuất PDF và DOCX vào thư mục out/
              vanban build                      xuất mọi văn bản trong thư mục content/
              vanban check quyet-dinh.yaml      tìm chỗ sai về thể thức, câu chữ, không ghi tệp nào
              vanban watch quyet-dinh.yaml      xem trang trong trình duyệt, đổi theo mỗi lần lưu tệp
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
                                       để tìm và so sánh), akn (Akoma Ntoso 3.0: XML theo điều, khoản, điểm)
                                       [không nêu: pdf,docx]
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
              --kem-nguon              Đính nguồn vào tệp PDF (PDF/A-3): tệp YAML, bảng, mẫu trình bày; lấy
                                       lại bằng `vanban import <TỆP PDF>`
              --strict                 Coi cảnh báo như lỗi: văn bản có cảnh báo cũng không được ghi
              --message-format <KIỂU>  Cách báo: human (đầy đủ), short (mỗi chỗ một dòng), json (mỗi chỗ một
                                       đối tượng JSON, dòng cuối là tổng; ra đầu ra chuẩn)
          -h, --help                   In trợ giúp

        Khi xử lý tệp của người lạ:
              --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                      giới hạn cả thời gian, bộ nhớ
              --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                      giây thì dừng [không nêu: 600]
              --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                      [không nêu: 2048]

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
          vanban build content --out ban-in --format pdf,akn
          vanban build quyet-dinh.yaml --only phu_luc
          vanban build quyet-dinh.yaml --kem-nguon
          vanban build content --font-dir C:\Windows\Fonts
          vanban build --don
          vanban build quyet-dinh.yaml --force --ghi-de-ban-ky
          vanban xuat content --strict --message-format short
    "#]]);
    case.run("new -h").code(0).stdout(expect![[r#"
        Tạo tệp YAML mẫu cho một loại văn bản (cũng viết: tao)

        Cách dùng: vanban new <LOẠI> [TÙY CHỌN]
                   vanban new quyet_dinh_sua_doi --tu <TỆP> --moi <TỆP> [TÙY CHỌN]
                   vanban new --tu <TỆP NĂM TRƯỚC> --nam <NĂM> [TÙY CHỌN]

        Tham số:
          [LOẠI]  Loại văn bản, ví dụ quyet_dinh; lập từ văn bản năm trước (--tu, --nam) thì không nêu

        Tùy chọn:
              --tu <TỆP>          Lập từ tệp YAML này: văn bản năm trước, hoặc (với quyet_dinh_sua_doi) văn
                                  bản đã ban hành cần sửa
              --moi <TỆP>         Cùng với quyet_dinh_sua_doi --tu: tệp YAML của bản mới, đã sửa kinh phí
              --nam <NĂM>         Năm của văn bản lập ra [quyet_dinh_sua_doi không nêu: năm của bản mới]
              --tu-bang <TỆP>     Cùng với phu_luc: lập phụ lục từ bảng tính này (.xlsx, .xls, .ods, .csv)
              --trang <TRANG>     Cùng với --tu-bang: trang của tệp Excel [không nêu: trang duy nhất có dữ
                                  liệu]
              --don-vi <ĐƠN VỊ>   Cùng với --tu-bang: đơn vị của số tiền, ví dụ "triệu đồng" [không nêu: như
                                  dòng Đơn vị tính của bảng]
              --nhom-theo <CÁCH>  Cùng với --tu-bang: nhận ra nhóm bằng so_thu_tu, chu_dam (hàng chữ đậm),
                                  cap (cột cap) hay khong (không có nhóm)
              --out <TỆP>         Tên tệp cần tạo [không nêu: tên loại văn bản, ví dụ quyet-dinh.yaml]
              --force             Ghi đè nếu tệp đã có
              --ghi-de-ban-ky     Cùng với --force: ghi đè cả tệp đã ký số
          -h, --help              In trợ giúp

        Khi xử lý tệp của người lạ:
              --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                      giới hạn cả thời gian, bộ nhớ
              --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                      giây thì dừng [không nêu: 600]
              --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                      [không nêu: 2048]

        Các loại văn bản: ban_ghi_nho, ban_thoa_thuan, bao_cao, bien_ban, chi_thi, chuong_trinh, cong_dien,
        cong_van, de_an, du_an, giay_gioi_thieu, giay_moi, giay_nghi_phep, giay_uy_quyen, hop_dong,
        huong_dan, ke_hoach, nghi_quyet, phieu_bao, phieu_chuyen, phieu_gui, phuong_an, quy_che, quy_dinh,
        quyet_dinh, thong_bao, thong_cao, thu_cong, to_trinh.
        Ngoài các loại này còn có quyet_dinh_sua_doi (sửa đổi quyết định đã ban hành) và cong_van_dinh_chinh
        (đính chính văn bản đã phát hành); phap_luat tạo sổ văn bản pháp luật để đặt cạnh văn bản, quy_tac
        tạo tệp quy tắc riêng của cơ quan trong thư mục templates/.
        Kinh phí thay đổi sau khi ban hành: quyet_dinh_sua_doi với --tu (văn bản đã ban hành) và --moi (bản
        chép đã sửa kinh phí) tạo quyết định xuất được ngay, ghi cạnh văn bản cũ: mỗi nhiệm vụ thay đổi một
        khoản, số cũ, số mới lấy từ hai tệp, kèm Bảng so sánh và phụ lục thay thế.
        Văn bản năm sau: --tu (văn bản năm trước) và --nam tạo tệp cạnh văn bản cũ, giữ nguyên cấu trúc, lời
        văn, ghi chú; số, ngày bỏ đi, năm ở nam, trích yếu, cột của bảng chuyển theo. Năm, ngày, số, cơ
        quan, văn bản viện dẫn còn lại ghi ở xem_lai cuối tệp: check, build nhắc từng chỗ đến khi sửa, hoặc
        xóa dòng của nó; chưa hết thì issue không cấp số.
        Phụ lục từ bảng tính: phu_luc với --tu-bang tạo tệp phu-luc.yaml từ một trang như cơ quan vẫn lập:
        đầu cột nhiều hàng, ô gộp, dòng Đơn vị tính, nhóm theo số thứ tự, hàng cộng, hàng tổng. Số cộng ở
        tệp được đối chiếu rồi để chương trình tính; chỗ không rõ thì báo lỗi ở ô đó, không tạo tệp.
        Tên tệp phải có đuôi .yaml hoặc .yml. Tệp đã có thì không ghi đè, trừ khi có --force; văn bản đã
        phát hành thì không bao giờ.

        Mã thoát: 0 đã tạo; 1 mẫu trong thư mục templates/, văn bản nêu ở --tu, --moi, hoặc bảng tính có
        lỗi, chưa tạo; 2 không chạy được.

        Ví dụ:
          vanban new quyet_dinh
          vanban new quyet_dinh_sua_doi --tu quyet-dinh.yaml --moi quyet-dinh-moi.yaml
          vanban new --tu ke-hoach-2026.yaml --nam 2027
          vanban new phu_luc --tu-bang du-toan.xlsx
          vanban new phu_luc --tu-bang du-toan.xlsx --trang Biểu-01 --nhom-theo chu_dam
          vanban tao quyet_dinh --out content/phe-duyet-ke-hoach.yaml
          vanban new quyet_dinh --force
    "#]]);
    case.run("tree --help").code(0).stdout(expect![[r#"
        Xem cây thành phần của một văn bản, hoặc những gì đọc được trong một tệp Word (cũng viết: cay)

        Cách dùng: vanban tree <TỆP> [TÙY CHỌN]

        Tham số:
          <TỆP>  Tệp YAML của văn bản, hoặc tệp Word (.docx; .doc, .rtf, .odt khi máy có LibreOffice)

        Tùy chọn:
              --format <KIỂU>    Cách in: cay (mọi thành phần), texts (chỉ lời văn, mỗi đoạn một dòng)
                                 [không nêu: cay]
              --thay-doi <CÁCH>  Tệp Word còn theo dõi thay đổi thì đọc như đã: chap-nhan (chấp nhận hết),
                                 tu-choi (từ chối hết); hoặc danh-dau (giữ hết, ghi rõ chữ thêm, chữ xóa)
                                 [không nêu: chap-nhan]
          -h, --help             In trợ giúp

        Khi xử lý tệp của người lạ:
              --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                      giới hạn cả thời gian, bộ nhớ
              --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                      giây thì dừng [không nêu: 600]
              --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                      [không nêu: 2048]

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

        Khi xử lý tệp của người lạ:
              --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                      giới hạn cả thời gian, bộ nhớ
              --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                      giây thì dừng [không nêu: 600]
              --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                      [không nêu: 2048]

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

        Khi xử lý tệp của người lạ:
              --gioi-han <THƯ MỤC>    Không đọc, không ghi gì ngoài thư mục này, không đi theo liên kết;
                                      giới hạn cả thời gian, bộ nhớ
              --gioi-han-giay <GIÂY>  Cùng --gioi-han: quá số giây này thì không bắt đầu văn bản mới, thêm 5
                                      giây thì dừng [không nêu: 600]
              --gioi-han-mb <MB>      Cùng --gioi-han: cần hơn số MB bộ nhớ này thì dừng; chỉ trên Linux
                                      [không nêu: 2048]

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
