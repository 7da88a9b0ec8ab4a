package switchboard.tickets;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;

/** A ticket while a command works it out; {@link #build()} makes it immutable again. Not shared between threads. */
final class TicketEdit {

    UUID id;
    String number = "";
    String kind = "";
    String title = "";
    String description = "";
    String status = "";
    String impact = "";
    String urgency = "";
    String priority = "";

    @Nullable
    String priorityReason;

    @Nullable
    String category;

    UUID requester;
    UUID organization;

    @Nullable
    UUID team;

    @Nullable
    UUID assignee;

    @Nullable
    UUID owner;

    String channel = "";

    @Nullable
    String externalId;

    Map<String, Object> fields = Map.of();

    @Nullable
    String resolution;

    @Nullable
    String closureCode;

    @Nullable
    String confirmedBy;

    Instant createdAt;
    Instant updatedAt;

    @Nullable
    Instant resolvedAt;

    @Nullable
    Instant closedAt;

    long version;

    /** A ticket that is being created. */
    TicketEdit(UUID id, UUID requester, UUID organization, Instant now) {
        this.id = id;
        this.requester = requester;
        this.organization = organization;
        this.createdAt = now;
        this.updatedAt = now;
        this.version = 1;
    }

    /** A ticket that is being changed. */
    TicketEdit(Ticket before) {
        this(before.id(), before.requester(), before.organization(), before.createdAt());
        number = before.number();
        kind = before.kind();
        title = before.title();
        description = before.description();
        status = before.status();
        impact = before.impact();
        urgency = before.urgency();
        priority = before.priority();
        priorityReason = before.priorityReason();
        category = before.category();
        team = before.team();
        assignee = before.assignee();
        owner = before.owner();
        channel = before.channel();
        externalId = before.externalId();
        fields = before.fields();
        resolution = before.resolution();
        closureCode = before.closureCode();
        confirmedBy = before.confirmedBy();
        updatedAt = before.updatedAt();
        resolvedAt = before.resolvedAt();
        closedAt = before.closedAt();
        version = before.version();
    }

    Ticket build() {
        return new Ticket(
                id,
                number,
                kind,
                title,
                description,
                status,
                impact,
                urgency,
                priority,
                priorityReason,
                category,
                requester,
                organization,
                team,
                assignee,
                owner,
                channel,
                externalId,
                fields,
                resolution,
                closureCode,
                confirmedBy,
                createdAt,
                updatedAt,
                resolvedAt,
                closedAt,
                version);
    }
}
