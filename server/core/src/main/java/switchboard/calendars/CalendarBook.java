package switchboard.calendars;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All calendars at one moment, and who goes by which. Immutable. */
final class CalendarBook {

    private final long version;
    private final List<StoredCalendar> inOrder;
    private final Map<UUID, StoredCalendar> byId = new HashMap<>();
    private final Map<String, StoredCalendar> byName = new HashMap<>();
    private final Map<UUID, UUID> ofTeams = new HashMap<>();
    private final Map<UUID, UUID> ofOrganizations = new HashMap<>();
    private final Map<UUID, UUID> ofPeople = new HashMap<>();

    /** That a team, an organization or a person, whichever is not null, goes by a calendar. */
    record Use(
            UUID calendar,
            @Nullable UUID team,
            @Nullable UUID organization,
            @Nullable UUID person) {}

    CalendarBook(long version, Collection<StoredCalendar> calendars, Collection<Use> uses) {
        this.version = version;
        this.inOrder = calendars.stream()
                .sorted(Comparator.comparing(calendar -> folded(calendar.name())))
                .toList();
        for (StoredCalendar calendar : calendars) {
            byId.put(calendar.id(), calendar);
            byName.put(folded(calendar.name()), calendar);
        }
        for (Use use : uses) {
            if (use.team() != null) {
                ofTeams.put(use.team(), use.calendar());
            } else if (use.organization() != null) {
                ofOrganizations.put(use.organization(), use.calendar());
            } else if (use.person() != null) {
                ofPeople.put(use.person(), use.calendar());
            }
        }
    }

    /** A name as it is compared. */
    static String folded(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    long version() {
        return version;
    }

    /** By name. */
    List<StoredCalendar> all() {
        return inOrder;
    }

    Optional<StoredCalendar> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** By id or name. */
    Optional<StoredCalendar> find(String reference) {
        StoredCalendar named = byName.get(folded(reference));
        return named != null ? Optional.of(named) : CalendarRows.id(reference).flatMap(this::find);
    }

    Optional<StoredCalendar> ofTeam(UUID team) {
        return Optional.ofNullable(ofTeams.get(team)).flatMap(this::find);
    }

    Optional<StoredCalendar> ofOrganization(UUID organization) {
        return Optional.ofNullable(ofOrganizations.get(organization)).flatMap(this::find);
    }

    Optional<StoredCalendar> ofPerson(UUID person) {
        return Optional.ofNullable(ofPeople.get(person)).flatMap(this::find);
    }

    boolean anyOrganizationHasOne() {
        return !ofOrganizations.isEmpty();
    }

    StoredCalendar standard() {
        StoredCalendar standard = byId.get(StoredCalendar.STANDARD);
        if (standard == null) {
            throw new IllegalStateException("The standard calendar is missing");
        }
        return standard;
    }
}
