package switchboard.major.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.major.criteria.Criterion;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorSettings;
import switchboard.major.incidents.MajorIncident.Citation;

/** A declaration as a client sent it. */
record DeclarationFields(
        String summary,
        String reason,
        @Nullable UUID manager,
        List<Citation> criteria,
        @Nullable Long cadenceMinutes,
        @Nullable String announcement,
        @Nullable String warRoom) {

    static final int LONGEST_SUMMARY = 500;
    static final int LONGEST_REASON = 4_000;
    static final long LONGEST_CADENCE = 10_080;
    private static final int MOST_CRITERIA = 20;
    private static final int LONGEST_ID = 40;

    /** @param criteria those in use in the ticket's organization */
    static DeclarationFields read(Input input, Ground ground, List<Criterion> criteria) {
        String summary = input.requiredText("summary", LONGEST_SUMMARY);
        String reason = input.requiredText("reason", LONGEST_REASON);
        UUID manager = manager(input, ground);
        if (manager == null && (!input.has("manager") || input.any("manager") == null)) {
            input.fail("manager", "required", "is required");
        }
        List<Citation> cited = cited(input, criteria);
        Long cadence = input.has("cadenceMinutes") ? cadence(input) : standard(ground);
        String announcement = Links.announcement(input);
        String warRoom = Links.warRoom(input);
        input.check();
        return new DeclarationFields(summary, reason, manager, cited, cadence, announcement, warRoom);
    }

    /** Whoever coordinates one is not the one who answers for all. */
    static @Nullable UUID manager(Input input, Ground ground) {
        UUID manager = ground.person(input, "manager");
        if (manager != null && manager.equals(MajorSettings.incidentManager(ground))) {
            input.fail("manager", "not_allowed", "must be somebody else than the incident manager");
        }
        return manager;
    }

    /** Null, like 0, is for no clock. */
    static @Nullable Long cadence(Input input) {
        Long minutes = input.number("cadenceMinutes", 0, LONGEST_CADENCE);
        return minutes == null || minutes == 0 ? null : minutes;
    }

    private static @Nullable Long standard(Ground ground) {
        int minutes = ground.settings().get(MajorSettings.CADENCE);
        return minutes == 0 ? null : (long) minutes;
    }

    private static List<Citation> cited(Input input, List<Criterion> criteria) {
        List<String> ids = input.texts("criteria", MOST_CRITERIA, LONGEST_ID);
        if ((ids == null || ids.isEmpty()) && !criteria.isEmpty()) {
            input.fail("criteria", "required", "must name at least one criterion of the organization");
        }
        List<Citation> cited = new ArrayList<>();
        for (String id : ids == null ? List.<String>of() : ids) {
            criteria.stream()
                    .filter(criterion -> criterion.id().toString().equalsIgnoreCase(id))
                    .findAny()
                    .ifPresentOrElse(
                            criterion -> cited.add(new Citation(criterion.id(), criterion.version())),
                            () -> input.fail("criteria", "not_found", "names no criterion in use: " + id));
        }
        return cited;
    }
}
