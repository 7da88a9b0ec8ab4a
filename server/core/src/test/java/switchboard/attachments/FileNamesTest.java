package switchboard.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.ServiceDeskException;

/** Hostile names become harmless ones, and a content is what its bytes say. */
class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "../../etc/passwd, passwd",
        "'C:\\Users\\x\\secret.txt', secret.txt",
        "'..\\..\\x.txt', x.txt",
        "отчёт 2026.pdf, отчёт 2026.pdf",
        "报告.docx, 报告.docx",
        "'a\"b<c>d|e?f*g:h.txt', a_b_c_d_e_f_g_h.txt",
        "con.txt, _con.txt",
        "'name. . .', name",
        "' spaced .txt ', spaced .txt"
    })
    void aNameIsMadeSafe(String given, String safe) {
        assertThat(FileNames.safe(given)).isEqualTo(safe);
    }

    @Test
    void charactersThatNobodySeesAreTakenOut() {
        assertThat(FileNames.safe("in\u202Egpj.exe\r\nSet-Cookie: x")).isEqualTo("ingpj.exeSet-Cookie_ x");
        assertThat(FileNames.safe("a\u0000b\uD800c.txt")).isEqualTo("abc.txt");
    }

    @Test
    void aLongNameKeepsItsExtension() {
        String safe = FileNames.safe("\uD83D\uDE00".repeat(500) + ".pdf");
        assertThat(safe).endsWith(".pdf");
        assertThat(safe.codePointCount(0, safe.length())).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "..", "/", "a/", "\u202E"})
    void whatLeavesNothingIsRefused(String given) {
        assertThatThrownBy(() -> FileNames.safe(given)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theContentSaysWhatItIs() {
        assertThat(type("\u0089PNG\r\n\u001a\n....", "x.txt")).isEqualTo("image/png");
        assertThat(type("%PDF-1.7", "x.html")).isEqualTo("application/pdf");
        assertThat(type("<html><script>", "x.html")).isEqualTo("text/plain");
        assertThat(type("a,b\n1,2\n", "x.csv")).isEqualTo("text/csv");
        assertThat(type("PK\u0003\u0004....", "x.docx")).contains("wordprocessingml");
        assertThat(type("MZ is how it begins", "x.txt")).isEqualTo("text/plain");
        assertThat(type("MZ\u0090\u0000\u0003\u0000", "x.txt")).isEqualTo(MediaTypes.WINDOWS_PROGRAM);
        assertThat(type("\u0000\u0001", "x.pdf")).isEqualTo("application/octet-stream");
        assertThat(MediaTypes.of("Grüße".getBytes(StandardCharsets.UTF_8), "x")).isEqualTo("text/plain");
    }

    private static String type(String content, String name) {
        return MediaTypes.of(content.getBytes(StandardCharsets.ISO_8859_1), name);
    }

    @Test
    void programsAreRefusedByNameAndByContent() {
        AttachmentRules rules = AttachmentRules.standard(10);
        assertThatThrownBy(() -> rules.check("invoice.pdf.EXE", "text/plain")).isInstanceOf(ServiceDeskException.class);
        assertThatThrownBy(() -> rules.check("invoice.pdf", MediaTypes.ELF_PROGRAM))
                .isInstanceOf(ServiceDeskException.class);
        rules.check("exe", "text/plain");
    }
}
