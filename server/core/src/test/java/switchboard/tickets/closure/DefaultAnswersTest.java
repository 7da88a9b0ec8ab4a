package switchboard.tickets.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultAnswersTest {

    @ParameterizedTest
    @CsvSource({
        "incident, solved, true, true, true,",
        "incident, workaround, true, true, false,",
        "problem, known_error, true, , false,",
        "event, no_fault_found, true, true, ,",
        "incident, rejected, true, false, false,",
        "incident, , true, true, true,",
        "incident, , false, , ,",
        "incident, no_response, false, , ,",
        "incident, a_code_of_this_desk, true, , ,",
        "service_request, fulfilled, true, , , true",
        "change, rejected, true, , , false",
        "service_request, , true, , , true",
        "service_request, no_response, false, , ,",
        "a_kind_of_this_desk, solved, true, , ,",
    })
    void theyFollowFromKindAndCode(
            String kind,
            @Nullable String code,
            boolean confirmed,
            @Nullable Boolean restored,
            @Nullable Boolean solved,
            @Nullable Boolean fulfilled) {
        assertThat(DefaultAnswers.of(kind, code, confirmed, Map.of()))
                .isEqualTo(new Answers(null, restored, solved, fulfilled));
    }

    @Test
    void theServiceLevelIsWhatAGuardSays() {
        Map<String, Object> facts = Map.of("b.met", true, "a.met", false, "a.outcome", "late", "c.met", "yes");
        assertThat(DefaultAnswers.of("incident", "other", true, facts).serviceLevelMet())
                .isFalse();
        assertThat(DefaultAnswers.of("incident", "other", true, Map.of("a.outcome", "late"))
                        .serviceLevelMet())
                .isNull();
    }

    @Test
    void whatWasSaidStands() {
        Answers said = new Answers(null, false, null, null);
        assertThat(said.or(DefaultAnswers.of("incident", "solved", true, Map.of("a.met", true))))
                .isEqualTo(new Answers(true, false, true, null));
    }
}
