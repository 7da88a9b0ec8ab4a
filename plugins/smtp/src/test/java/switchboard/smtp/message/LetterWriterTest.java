package switchboard.smtp.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.api.notifications.NotificationChannel.Message;
import switchboard.testkit.fakes.FakeClock;
import switchboard.testkit.fakes.FakeContext;

/** Mails as they go over the line, and as they are read again. */
class LetterWriterTest {

    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final MailAddress ANNA = MailAddress.of("anna@example.org").orElseThrow();

    private final Session session = Session.getInstance(new Properties());
    private final LetterWriter writer = new LetterWriter(new FakeClock(FakeContext.START));

    private static Sender sender(String name, @Nullable MailAddress replyTo) {
        return new Sender(MailAddress.of("desk@example.org").orElseThrow(), name, replyTo);
    }

    private byte[] written(Sender sender, Message message) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(session, sender, ANNA, message).writeTo(bytes);
        return bytes.toByteArray();
    }

    private MimeMessage read(byte[] bytes) throws Exception {
        return new MimeMessage(session, new ByteArrayInputStream(bytes));
    }

    private static Message message(String name, String language, String subject, String body, String conversation) {
        return new Message(ID, ANNA.toString(), name, language, subject, body, conversation);
    }

    @ParameterizedTest
    @CsvSource({
        "sv, Åsa Öberg, [#17] Nytt svar: Skrivaren på våning två är trasig, Hej Åsa – skrivaren är hel igen.",
        "ru, Анна Каренина, [#17] Новый ответ: Не печатает принтер на втором этаже у окна в коридоре, Принтер снова работает.",
        "zh-Hans, 安娜, [#17] 新回复：二楼走廊窗边的打印机无法打印，请尽快派人来处理一下，谢谢, 打印机已恢复正常。𠀀",
        "en, Anna, [#17] New reply: Printer, It prints again."
    })
    void everyLanguageArrivesAsItWasWritten(String language, String name, String subject, String line)
            throws Exception {
        byte[] bytes = written(
                sender("Сервис 服务 å", null), message(name, language, subject, line + "\n\nOne more.", "ticket-17"));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .as("seven bits go through every server")
                .matches("\\p{ASCII}+");
        MimeMessage mail = read(bytes);
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getContent()).isEqualTo(line + "\r\n\r\nOne more.\r\n");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(mail.getContentLanguage()).containsExactly(language);
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo(name);
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Сервис 服务 å");
        assertThat(new String(bytes, StandardCharsets.US_ASCII).lines()).allMatch(text -> text.length() <= 998);
    }

    @Test
    void programsKnowWhatItIsAndWhatItBelongsTo() throws Exception {
        Message message = message("Anna", "en", "Subject", "Body", "ticket-17");
        MimeMessage mail = read(
                written(sender("Desk", MailAddress.of("answers@example.org").orElseThrow()), message));
        assertThat(mail.getMessageID()).isEqualTo("<" + ID + "@example.org>");
        assertThat(mail.getHeader("References")).containsExactly("<ticket-17.conversation@example.org>");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<ticket-17.conversation@example.org>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getHeader("X-Switchboard-Desk")).containsExactly("desk@example.org");
        assertThat(mail.getHeader("Date")).containsExactly("Mon, 2 Mar 2026 09:00:00 +0000");
        assertThat(mail.getHeader("Reply-To")).containsExactly("answers@example.org");
        assertThat(mail.getHeader("List-Id")).isNull();
        assertThat(written(sender("Desk", null), message))
                .as("another attempt")
                .isEqualTo(written(sender("Desk", null), message));
    }

    @Test
    void nothingThatPeopleWroteBecomesAHeader() throws Exception {
        String hostile = "x\r\nBcc: all@example.org\r\n\r\nBody\u0000\u0085\u2028Bcc: all@example.org\nEvil: 1";
        Sender sender = sender(hostile, null);
        MimeMessage mail = read(written(sender, message(hostile, "en\r\nEvil: 1", hostile, hostile, hostile)));
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("Evil")).isNull();
        assertThat(mail.getContentLanguage()).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("x Bcc: all@example.org Body Bcc: all@example.org Evil: 1");
        assertThat(mail.getHeader("References")[0]).matches("<[0-9a-f-]+\\.conversation@example\\.org>");
    }

    @Test
    void randomTextsNeverBreakOut() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "\r",
                "\n",
                "\r\n",
                " ",
                "\t",
                ":",
                "Evil: 1",
                "=?UTF-8?Q?",
                "?=",
                "\u2028",
                "ж",
                "界",
                "😀",
                "\uD83D",
                "\0",
                "<",
                ">",
                "\"",
                "\\",
                ",",
                ";",
                "@",
                ".",
                "\r\n.\r\n",
                "a".repeat(300));
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder("x");
            for (int piece = random.nextInt(12); piece > 0; piece--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            String hostile = text.toString();
            byte[] bytes = written(sender(hostile, null), message(hostile, hostile, hostile, "Body", hostile));
            MimeMessage mail = read(bytes);
            assertThat(mail.getHeader("Evil")).as("seed %d, %s", seed, hostile).isNull();
            assertThat(mail.getAllRecipients()).as("seed %d, %s", seed, hostile).hasSize(1);
            assertThat(mail.getContent()).as("seed %d, %s", seed, hostile).isEqualTo("Body\r\n");
            assertThat(new String(bytes, StandardCharsets.UTF_8).lines())
                    .as("seed %d, %s", seed, hostile)
                    .allMatch(line -> line.length() <= 998);
        }
    }

    @Test
    void whatIsLongIsStillAMail() throws Exception {
        String body = "word ".repeat(4_000) + "\n" + "x".repeat(5_000);
        byte[] bytes = written(sender("Desk", null), message("A".repeat(500), "en", "S".repeat(2_000), body, "c"));
        MimeMessage mail = read(bytes);
        assertThat(mail.getContent()).isEqualTo(body.replace("\n", "\r\n") + "\r\n");
        assertThat(mail.getSubject()).hasSize(250).endsWith("S…");
        assertThat(new String(bytes, StandardCharsets.US_ASCII).lines()).allMatch(line -> line.length() <= 998);
    }
}
