package switchboard.major.incidents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A major incident while a command works it out; {@link #build()} makes it immutable again. Not shared between threads. */
final class IncidentEdit {

    private final MajorIncident before;
    String state;
    String summary;
    UUID summaryBy;
    UUID manager;

    @Nullable
    Long cadenceMinutes;

    @Nullable
    Instant nextUpdateDue;

    @Nullable
    String announcement;

    @Nullable
    String warRoom;

    @Nullable
    UUID undeclaredBy;

    @Nullable
    String undeclaredReason;

    @Nullable
    Instant stabilisedAt;

    @Nullable
    Instant resolvedAt;

    @Nullable
    Instant endedAt;

    IncidentEdit(MajorIncident before) {
        this.before = before;
        state = before.state();
        summary = before.summary();
        summaryBy = before.summaryBy();
        manager = before.manager();
        cadenceMinutes = before.cadenceMinutes();
        nextUpdateDue = before.nextUpdateDue();
        announcement = before.announcement();
        warRoom = before.warRoom();
        undeclaredBy = before.undeclaredBy();
        undeclaredReason = before.undeclaredReason();
        stabilisedAt = before.stabilisedAt();
        resolvedAt = before.resolvedAt();
        endedAt = before.endedAt();
    }

    /** One version on, or the one before where nothing is other than it was. */
    MajorIncident build(Instant now) {
        MajorIncident same = at(before.updatedAt(), before.version());
        return same.equals(before) ? before : at(now, before.version() + 1);
    }

    private MajorIncident at(Instant updatedAt, long version) {
        return new MajorIncident(
                before.id(),
                before.ticket(),
                before.organization(),
                before.team(),
                state,
                summary,
                summaryBy,
                before.reason(),
                before.criteria(),
                manager,
                before.declaredBy(),
                cadenceMinutes,
                nextUpdateDue,
                announcement,
                warRoom,
                undeclaredBy,
                undeclaredReason,
                before.declaredAt(),
                stabilisedAt,
                resolvedAt,
                endedAt,
                updatedAt,
                version);
    }
}
