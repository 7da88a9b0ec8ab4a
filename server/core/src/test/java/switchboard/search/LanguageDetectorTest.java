package switchboard.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.api.search.Language;

class LanguageDetectorTest {

    private final LanguageDetector languages = new LanguageDetector();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | How do I reset the password of my account?
            en | printer is not working after the update
            sv | Hur återställer jag lösenordet till mitt konto?
            sv | skrivaren fungerar inte
            de | Wie kann ich mein Passwort zurücksetzen?
            de | der Drucker druckt nicht mehr
            fr | Comment réinitialiser mon mot de passe ?
            fr | l'imprimante ne marche pas
            es | ¿Cómo puedo cambiar la contraseña de mi cuenta?
            es | la impresora no funciona
            it | Come posso cambiare la password della mia casella?
            nl | Hoe kan ik mijn wachtwoord wijzigen?
            pt | Como posso alterar a minha senha?
            da | Hvordan kan jeg nulstille min adgangskode, hvis den er blevet glemt?
            fi | Miten voin vaihtaa salasanan, kun se on vanhentunut?
            pl | Jak mogę zmienić hasło do mojego konta?
            ru | Как сбросить пароль учётной записи?
            ru | принтер не печатает
            uk | Як змінити пароль облікового запису, якщо його забуто?
            zh | 如何重置密码？
            zh | 打印机 HP LaserJet 无法打印
            ja | パスワードを変更する方法
            ko | 비밀번호를 변경하는 방법
            ar | كيف أغير كلمة المرور
            el | Πώς αλλάζω τον κωδικό
            th | วิธีเปลี่ยนรหัสผ่าน
            und | Outlook 0x80070005
            und | 12345 !!!
            """)
    void tellsTheLanguage(String code, String text) {
        assertThat(languages.detect(text).code()).isEqualTo(code);
    }

    @Test
    void believesTheHintUnlessTheScriptSaysOtherwise() {
        assertThat(languages.ofQuery("Passwort", new Language("de")).code()).isEqualTo("de");
        assertThat(languages.ofQuery("重置密码", new Language("en")).code()).isEqualTo("zh");
        assertThat(languages
                        .ofQuery("skrivaren fungerar inte", Language.UNKNOWN)
                        .code())
                .isEqualTo("sv");
    }

    @Test
    void takesAnyText() {
        assertThat(languages.detect("")).isEqualTo(Language.UNKNOWN);
        assertThat(languages.detect("\ud800 \u0000 \uffff")).isEqualTo(Language.UNKNOWN);
    }
}
