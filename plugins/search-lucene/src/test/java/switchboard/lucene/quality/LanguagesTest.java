package switchboard.lucene.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchHit;
import switchboard.api.search.SearchQuery;
import switchboard.lucene.index.TestEngine;

/** People find articles in their language by other forms of the words than those that stand there. */
class LanguagesTest {

    @TempDir
    static Path folder;

    private static TestEngine engine;

    private static final String ARTICLES = """
            en1 | en | Resetting a forgotten password | Users who forgot their password open the self-service page and choose a new one.
            en2 | en | Installing printers | The driver installs automatically when the printer is plugged in.
            en3 | en | Outlook error 0x80070005 | Access is denied when the mailbox is opened. Run Get-ADUser to look at the account.
            en4 | en | Setting up wifi on a phone | Join the network called STAFF and accept the certificate.
            en5 | en | ERR_CONNECTION_RESET in the browser | The proxy closes idle connections.
            sv1 | sv | Återställa ett glömt lösenord | Användare som har glömt sina lösenord kan byta dem på självbetjäningssidan.
            sv2 | sv | Installera en skrivare | Drivrutinen hämtas automatiskt när skrivaren ansluts till nätverket.
            sv3 | sv | Lösenordspolicy för bärbara datorer | Policyn gäller alla bärbara datorer i företaget.
            sv4 | sv | Får på gården | Fåren betar på ängen.
            sv5 | sv | Resa far | Far reser med tåg.
            sv6 | sv | Byte av mobiltelefon | Telefonen lämnas till kontaktpunkten.
            ru1 | ru | Сброс забытого пароля | Пользователи, забывшие пароль, могут изменить его на портале самообслуживания.
            ru2 | ru | Установка принтера | Драйверы принтеров устанавливаются автоматически.
            ru3 | ru | Учётные записи сотрудников | Новый сотрудник получает учётную запись в день выхода.
            zh1 | zh | 重置忘记的密码 | 用户忘记密码时，可以在自助服务门户网站上更改密码。
            zh2 | zh | 安装网络打印机 | 连接打印机后，驱动程序会自动安装。
            zh3 | zh | 無法連接虛擬專用網路 | 請檢查網路設定，然後重新啟動電腦。
            de1 | de | Vergessenes Passwort zurücksetzen | Benutzer, die ihr Passwort vergessen haben, ändern es im Portal.
            de2 | de | Drucker einrichten | Der Druckertreiber wird automatisch installiert.
            de3 | de | Richtlinie zur Passwortänderung | Alle neunzig Tage ist eine Änderung fällig.
            de4 | de | Häuser und Gebäude | Schlüssel für die Gebäude gibt es beim Empfang.
            fr1 | fr | Réinitialiser un mot de passe oublié | Les utilisateurs changent leurs mots de passe sur le portail.
            fr2 | fr | Installer une imprimante | Les pilotes des imprimantes sont installés automatiquement.
            es1 | es | Restablecer una contraseña olvidada | Los usuarios cambian sus contraseñas en el portal.
            es2 | es | Instalar una impresora | Los controladores de las impresoras se instalan solos.
            nl1 | nl | Wachtwoordbeleid | Elk wachtwoord heeft twaalf tekens.
            und1 | und | Łączenie z siecią | Hasło znajdziesz w portalu.
            ja1 | ja | パスワードの変更 | 社内ポータルでパスワードを変更できます。
            """;

    @BeforeAll
    static void index() throws IOException {
        engine = TestEngine.taken(folder);
        List<SearchDocument> documents = new ArrayList<>();
        for (String line : ARTICLES.strip().split("\n")) {
            String[] parts = line.split("\\|");
            documents.add(new SearchDocument(
                    parts[0].strip(),
                    1,
                    parts[1].strip(),
                    null,
                    parts[2].strip(),
                    parts[3].strip(),
                    "",
                    Set.of("public"),
                    Set.of(),
                    Map.of()));
        }
        engine.engine().apply(List.of(new SearchBatch("article", documents, List.of())), 1);
    }

    @AfterAll
    static void close() throws IOException {
        engine.close();
    }

    private static List<SearchHit> search(String language, String text) {
        return engine.engine()
                .search(new SearchQuery(
                        text,
                        language.equals("und") ? null : language,
                        Map.of("article", new SearchFilter(false, Set.of("public"), false, Set.of())),
                        Map.of(),
                        2,
                        10,
                        null,
                        true))
                .hits();
    }

    private static List<String> ids(String language, String text) {
        return search(language, text).stream().map(SearchHit::id).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | reset passwords | en1
            en | printer installation | en2
            en | forgetting password | en1
            en | error 0x80070005 | en3
            en | Get-ADUser | en3
            en | aduser | en3
            en | connection reset | en5
            en | err_connection_reset | en5
            en | wi-fi phone | en4
            en | pasword forgoten | en1
            sv | glömda lösenordet | sv1
            sv | skrivarna | sv2
            sv | återställning av lösenord | sv1
            sv | lösenordspolicyn | sv3
            sv | telefon | sv6
            sv | losenord | sv1
            sv | fåret | sv4
            sv | far | sv5
            ru | забыли пароль | ru1
            ru | паролей | ru1
            ru | принтеры | ru2
            ru | учетная запись | ru3
            ru | учётной записи | ru3
            ru | сотрудникам | ru3
            zh | 忘记密码 | zh1
            zh | 打印机驱动程序 | zh2
            zh | 密码 | zh1
            zh | 虛擬專用網路 | zh3
            zh | 网络打印机安装 | zh2
            de | Passwörter vergessen | de1
            de | Druckern | de2
            de | Treiber | de2
            de | Haus | de4
            de | Passwortaenderungen | de3
            de | Änderung des Passworts | de3
            fr | mots de passe oubliés | fr1
            fr | imprimantes | fr2
            fr | l'imprimante | fr2
            es | contraseñas olvidadas | es1
            es | impresoras | es2
            nl | wachtwoord | nl1
            und | hasło | und1
            ja | パスワード | ja1
            """)
    void theRightArticleComesFirst(String language, String text, String id) {
        assertThat(ids(language, text)).as(text).startsWith(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | glömda lösenordet | sv1
            sv | printers | en2
            und | паролей | ru1
            en | 打印机 | zh2
            de | imprimantes | fr2
            """)
    void aWrongOrMissingLanguageFiltersNothing(String language, String text, String id) {
        assertThat(ids(language, text)).as(text).startsWith(id);
    }

    @Test
    void lettersOfTheirOwnAreNotFolded() {
        assertThat(ids("sv", "far")).doesNotContain("sv4");
        assertThat(ids("sv", "får")).doesNotContain("sv5");
    }

    @Test
    void aCompoundIsFoundByItsPartsInEitherPlace() {
        assertThat(ids("de", "Passwort")).contains("de1", "de3");
        assertThat(ids("de", "Änderung")).contains("de3");
        assertThat(ids("sv", "lösenord")).contains("sv1", "sv3");
        assertThat(ids("sv", "policy för lösenord")).contains("sv1", "sv3");
        assertThat(ids("nl", "beleid wachtwoord")).contains("nl1");
    }

    @Test
    void quotesAskForThePhrase() {
        assertThat(ids("en", "\"forgotten password\"")).containsExactly("en1");
        assertThat(ids("en", "\"password forgotten\"")).isEmpty();
        assertThat(ids("en", "\"Get-ADUser\"")).containsExactly("en3");
        assertThat(ids("zh", "“忘记密码”")).containsExactly("zh1");
        assertThat(ids("en", "\"password")).contains("en1");
    }

    @Test
    void aQueryOfStopWordsAloneStillFinds() {
        assertThat(ids("en", "on a")).contains("en4");
    }

    @Test
    void marksWhatMatched() {
        assertThat(search("sv", "skrivarna").getFirst().snippet()).contains("<mark>skrivaren</mark>");
        assertThat(search("zh", "密码").getFirst().snippet()).contains("<mark>密码</mark>");
        assertThat(search("ru", "паролей").getFirst().snippet()).contains("<mark>пароль</mark>");
        assertThat(search("de", "Treiber").getFirst().snippet()).contains("<mark>Druckertreiber</mark>");
    }
}
