package switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules by which a change of the API is judged. */
class SurfaceChangesTest {

    private static final List<String> EARLIER = List.of(
            "interface a.Guard @ExtensionPoint",
            "a.Guard#abstract name(): java.lang.String",
            "interface a.Desk @HostService",
            "a.Desk#abstract open(): void",
            "record a.Person (id) : java.lang.Record",
            "a.Person#id(): java.util.UUID",
            "class a.Young @Experimental",
            "a.Young#grow(): void",
            "a.Person#static rash(): void @Experimental");

    private static List<String> with(String... lines) {
        List<String> later = new ArrayList<>(EARLIER);
        later.addAll(List.of(lines));
        return later;
    }

    private static List<String> replaced(String line, String other) {
        List<String> later = new ArrayList<>(EARLIER);
        assertThat(later.remove(line)).isTrue();
        if (!other.isEmpty()) {
            later.add(other);
        }
        return later;
    }

    private static List<String> breaks(List<String> later) {
        return SurfaceChanges.between(EARLIER, later).breaks();
    }

    @Test
    void nothingIsNothing() {
        SurfaceChanges changes = SurfaceChanges.between(EARLIER, EARLIER);

        assertThat(changes.breaks()).isEmpty();
        assertThat(changes.additions()).isEmpty();
    }

    @Test
    void whatIsAddedBreaksNothing() {
        SurfaceChanges changes = SurfaceChanges.between(
                EARLIER,
                with("a.Desk#abstract close(): void", "a.Guard#order(): int", "interface a.New @ExtensionPoint"));

        assertThat(changes.breaks()).isEmpty();
        assertThat(changes.additions())
                .containsExactly("a.Desk#abstract close(): void", "a.Guard#order(): int", "interface a.New");
    }

    @Test
    void whatIsGoneOrAnotherBreaks() {
        assertThat(breaks(replaced("a.Person#id(): java.util.UUID", ""))).hasSize(1);
        assertThat(breaks(replaced("a.Person#id(): java.util.UUID", "a.Person#id(): java.lang.String")))
                .containsExactly("is gone or another: a.Person#id(): java.util.UUID");
        assertThat(breaks(replaced(
                        "record a.Person (id) : java.lang.Record", "record a.Person (id, name) : java.lang.Record")))
                .hasSize(1);
    }

    @Test
    void anExtensionPointGainsNoAbstractMethod() {
        assertThat(breaks(with("a.Guard#abstract order(): int")))
                .containsExactly("is asked of plugins that do not have it: a.Guard#abstract order(): int");
        assertThat(breaks(replaced("a.Guard#abstract name(): java.lang.String", "a.Guard#name(): java.lang.String")))
                .isEmpty();
    }

    @Test
    void marksOfWhoImplementsStay() {
        assertThat(breaks(replaced("interface a.Guard @ExtensionPoint", "interface a.Guard @HostService")))
                .containsExactly("is no longer @ExtensionPoint: interface a.Guard");
        assertThat(breaks(replaced("a.Desk#abstract open(): void", "a.Desk#abstract open(): void @Experimental")))
                .hasSize(1);
        assertThat(breaks(replaced("a.Desk#abstract open(): void", "a.Desk#abstract open(): void @Deprecated(1.1.0)")))
                .isEmpty();
    }

    @Test
    void whatIsExperimentalMayGo() {
        List<String> later = new ArrayList<>(EARLIER);
        later.removeIf(line -> line.contains("a.Young") || line.contains("rash"));

        assertThat(breaks(later)).isEmpty();
    }
}
