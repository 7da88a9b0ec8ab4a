package switchboard.major.incidents;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;
import switchboard.major.ground.Difference;
import switchboard.major.ground.Ground;

/** A change as a client sent it: a JSON merge patch, of which what is absent stays. */
record IncidentFields(
        boolean changesSummary,
        String summary,
        boolean changesManager,
        @Nullable UUID manager,
        boolean changesCadence,
        @Nullable Long cadenceMinutes,
        boolean changesAnnouncement,
        @Nullable String announcement,
        boolean changesWarRoom,
        @Nullable String warRoom) {

    static IncidentFields read(Input input, Ground ground) {
        String summary = input.has("summary") ? input.requiredText("summary", DeclarationFields.LONGEST_SUMMARY) : "";
        UUID manager = DeclarationFields.manager(input, ground);
        if (input.has("manager") && input.any("manager") == null) {
            input.fail("manager", "required", "is required: a major incident has a manager");
        }
        IncidentFields fields = new IncidentFields(
                input.has("summary"),
                summary,
                input.has("manager"),
                manager,
                input.has("cadenceMinutes"),
                DeclarationFields.cadence(input),
                input.has("announcement"),
                Links.announcement(input),
                input.has("warRoom"),
                Links.warRoom(input));
        input.check();
        return fields;
    }

    Difference differences(MajorIncident current) {
        return new Difference()
                .of("summary", changesSummary, summary, current.summary())
                .of("manager", changesManager, manager, current.manager())
                .of("cadenceMinutes", changesCadence, cadenceMinutes, current.cadenceMinutes())
                .of("announcement", changesAnnouncement, announcement, current.announcement())
                .of("warRoom", changesWarRoom, warRoom, current.warRoom());
    }
}
