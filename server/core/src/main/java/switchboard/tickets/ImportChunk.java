package switchboard.tickets;

import static switchboard.tickets.TicketTables.EXTERNAL_ID;
import static switchboard.tickets.TicketTables.IMPORT_DIGEST;
import static switchboard.tickets.TicketTables.NOTE;
import static switchboard.tickets.TicketTables.REPLY;
import static switchboard.tickets.TicketTables.TICKET;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.persistence.Columns;
import switchboard.api.tickets.Ticket;
import switchboard.events.JournalEntry;
import switchboard.persistence.SqlFailure;
import switchboard.persistence.Work;
import switchboard.tickets.TicketTables.EntryTable;
import switchboard.tickets.codes.CategoryEditing;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.fields.FieldBook;
import switchboard.tickets.information.InformationRows;
import switchboard.tickets.information.InformationRows.Stored;
import switchboard.tickets.information.KeyInformation;
import switchboard.users.UserService;

/** Writes one chunk of an import: a handful of queries for all of it, then one transaction. */
final class ImportChunk {

    private static final int TRIES = 5;
    private static final String CHANGED_MEANWHILE = "import.changed_meanwhile";

    private final TicketGround ground;
    private final TicketNumbers numbers;
    private final UserService users;
    private final CategoryEditing categories;

    ImportChunk(TicketGround ground, TicketNumbers numbers, UserService users, CategoryEditing categories) {
        this.ground = ground;
        this.numbers = numbers;
        this.users = users;
        this.categories = categories;
    }

    /** A ticket that an earlier import, or somebody, has made. */
    private record Existing(Ticket ticket, byte @Nullable [] digest) {}

    /** Writes the lines, no two of which have one externalId, and tallies them. */
    void write(Caller caller, List<ImportedTicket> lines, ImportTally tally) {
        for (int tries = 1; ; tries++) {
            ImportTally counted = new ImportTally();
            List<ImportPlan.Planned> plan = plan(caller, lines, counted);
            try {
                if (!plan.isEmpty()) {
                    Set<String> categories = newCategories(plan);
                    FieldBook fields = ground.modules().book();
                    ground.transactions().inTransaction(work -> written(work, caller, plan, categories, fields));
                }
                count(plan, counted);
                tally.add(counted);
                return;
            } catch (DataAccessException failure) {
                if (!SqlFailure.isDuplicate(failure) || tries == TRIES) {
                    throw failure;
                }
            } catch (ConflictException conflict) {
                if (!conflict.code().equals(CHANGED_MEANWHILE) || tries == TRIES) {
                    throw conflict;
                }
            }
        }
    }

    private static void count(List<ImportPlan.Planned> plan, ImportTally tally) {
        for (ImportPlan.Planned each : plan) {
            if (each.isNew()) {
                tally.created(1);
            } else if (each.changesSomething()) {
                tally.updated(1);
            } else {
                tally.unchanged(1);
            }
        }
    }

    private List<ImportPlan.Planned> plan(Caller caller, List<ImportedTicket> lines, ImportTally tally) {
        Map<String, Existing> existing = existing(lines);
        List<ImportedTicket> open = new ArrayList<>();
        for (ImportedTicket line : lines) {
            Existing there = existing.get(line.externalId());
            if (there == null || !Arrays.equals(there.digest(), line.digest())) {
                open.add(line);
            } else {
                tally.unchanged(1);
            }
        }
        return open.isEmpty() ? List.of() : planOpen(caller, open, existing, tally);
    }

    private List<ImportPlan.Planned> planOpen(
            Caller caller, List<ImportedTicket> lines, Map<String, Existing> existing, ImportTally tally) {
        CodeBook codes = ground.codes().current();
        Map<String, UUID> people = people(lines);
        TicketReferences.Resolved references = ground.references()
                .resolve(caller, lines.stream().map(ImportedTicket::fields).toList());
        ImportPlan planner = new ImportPlan(ground, caller, codes, references, people, information(lines, existing));
        Map<String, ImportPlan.EntryThere> entriesThere = entriesThere(lines, existing);
        int fresh = (int) lines.stream()
                .filter(line -> !existing.containsKey(line.externalId()))
                .count();
        long number = fresh == 0 ? 0 : numbers.block(fresh);
        List<ImportPlan.Planned> plan = new ArrayList<>();
        for (ImportedTicket line : lines) {
            Existing there = existing.get(line.externalId());
            try {
                if (there == null) {
                    plan.add(planner.creation(line, number++));
                } else {
                    ground.access().require(caller, TicketAccess.IMPORT, there.ticket());
                    plan.add(planner.change(line, there.ticket(), entriesThere));
                }
            } catch (ServiceDeskException refused) {
                tally.failed(line.line(), refused);
            }
        }
        return plan;
    }

    private Map<String, Existing> existing(List<ImportedTicket> lines) {
        List<String> externalIds =
                lines.stream().map(ImportedTicket::externalId).toList();
        List<Field<?>> columns = new ArrayList<>(TicketRows.COLUMNS);
        columns.add(IMPORT_DIGEST);
        Map<String, Existing> existing = new HashMap<>();
        ground.transactions().read(dsl -> dsl.select(columns)
                .from(TICKET)
                .where(EXTERNAL_ID.in(externalIds))
                .fetch(row -> existing.put(
                        String.valueOf(row.get(EXTERNAL_ID)),
                        new Existing(TicketRows.ticket(row), row.get(IMPORT_DIGEST)))));
        return existing;
    }

    /** Whoever is named as requester or author by an address that nobody has becomes a requester without sign-in. */
    private Map<String, UUID> people(List<ImportedTicket> lines) {
        Set<String> authors = new LinkedHashSet<>();
        Set<String> emails = new LinkedHashSet<>();
        for (ImportedTicket line : lines) {
            String requester = line.fields().has("requester") ? line.fields().text("requester") : null;
            if (requester != null && UserService.isEmail(requester)) {
                emails.add(requester);
            }
            line.entries().stream()
                    .filter(entry -> entry.author() != null)
                    .forEach(entry -> authors.add(entry.author()));
        }
        authors.stream().filter(UserService::isEmail).forEach(emails::add);
        if (!emails.isEmpty()) {
            Map<String, UUID> known = ground.transactions().read(dsl -> users.resolvePeople(dsl, emails));
            Set<String> unknown = new LinkedHashSet<>(emails);
            unknown.removeAll(known.keySet());
            if (!unknown.isEmpty()) {
                ground.transactions().inTransaction(work -> users.ensureRequesters(work, unknown));
            }
        }
        return authors.isEmpty() ? Map.of() : ground.transactions().read(dsl -> users.resolvePeople(dsl, authors));
    }

    private Map<String, ImportPlan.EntryThere> entriesThere(
            List<ImportedTicket> lines, Map<String, Existing> existing) {
        Map<UUID, Set<String>> wanted = new HashMap<>();
        for (ImportedTicket line : lines) {
            Existing there = existing.get(line.externalId());
            if (there != null && !line.entries().isEmpty()) {
                wanted.put(there.ticket().id(), Set.of());
            }
        }
        Map<String, ImportPlan.EntryThere> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            ground.transactions().read(dsl -> {
                addEntries(dsl, REPLY, false, wanted.keySet(), found);
                addEntries(dsl, NOTE, true, wanted.keySet(), found);
                return found;
            });
        }
        return found;
    }

    private static void addEntries(
            DSLContext dsl,
            EntryTable table,
            boolean note,
            Collection<UUID> tickets,
            Map<String, ImportPlan.EntryThere> found) {
        Field<UUID> thread = note ? TicketTables.NOTE_THREAD : DSL.inline((UUID) null, Columns.ID);
        dsl.select(table.ticket, table.externalId, table.id, thread)
                .from(table.table)
                .where(table.ticket.in(tickets), table.externalId.isNotNull())
                .forEach(row -> found.put(
                        entryKey(row.value1(), note, row.value2()),
                        new ImportPlan.EntryThere(row.value3(), row.value4())));
    }

    static String entryKey(UUID ticket, boolean note, String externalId) {
        return ticket + (note ? "/note/" : "/reply/") + externalId;
    }

    private boolean written(
            Work work, Caller caller, List<ImportPlan.Planned> plan, Set<String> newCategories, FieldBook fields) {
        categories.addNames(work, caller, newCategories);
        List<TicketRows.New> created = new ArrayList<>();
        List<EntryRows.New> replies = new ArrayList<>();
        List<EntryRows.New> notes = new ArrayList<>();
        List<JournalEntry> entries = new ArrayList<>();
        for (ImportPlan.Planned each : plan) {
            if (each.isNew()) {
                created.add(each.row());
            } else if (!TicketRows.update(work.dsl(), each.before(), each.row(), fields)) {
                throw new ConflictException(CHANGED_MEANWHILE, "A ticket was changed by somebody else meanwhile.");
            }
            replies.addAll(each.replies());
            notes.addAll(each.notes());
            entries.addAll(each.entries());
        }
        if (!created.isEmpty()) {
            TicketRows.insert(work.dsl(), created);
        }
        plan.stream().filter(ImportPlan.Planned::informs).forEach(each -> inform(work, each));
        EntryRows.insert(work.dsl(), REPLY, replies);
        EntryRows.insert(work.dsl(), NOTE, notes);
        ground.journal().appendAll(work, entries);
        return true;
    }

    private void inform(Work work, ImportPlan.Planned each) {
        UUID ticket = each.row().ticket().id();
        if (each.informed().version() == 0) {
            InformationRows.insert(work.dsl(), ticket, each.information(), ground.now());
        } else if (InformationRows.update(
                        work.dsl(), ticket, each.informed().version(), each.information(), ground.now())
                != 1) {
            throw new ConflictException(CHANGED_MEANWHILE, "A ticket was changed by somebody else meanwhile.");
        }
    }

    private Map<UUID, Stored> information(List<ImportedTicket> lines, Map<String, Existing> existing) {
        List<UUID> informed = lines.stream()
                .filter(line -> !line.fields().information().equals(KeyInformation.NONE))
                .flatMap(line -> Optional.ofNullable(existing.get(line.externalId())).stream())
                .map(there -> there.ticket().id())
                .toList();
        return informed.isEmpty() ? Map.of() : ground.transactions().read(dsl -> InformationRows.find(dsl, informed));
    }

    private Set<String> newCategories(List<ImportPlan.Planned> plan) {
        CodeBook codes = ground.codes().current();
        Set<String> names = new LinkedHashSet<>();
        for (ImportPlan.Planned each : plan) {
            String category = each.row().ticket().category();
            if (category != null && !codes.categories().containsKey(category)) {
                names.add(category);
            }
        }
        return names;
    }
}
