package switchboard.users;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import switchboard.access.AccessService;
import switchboard.access.BuiltInRoles;
import switchboard.access.Grants;
import switchboard.api.error.ServiceDeskException;
import switchboard.config.Secret;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/** Makes the first administrator, {@code admin}, where a desk has none yet. */
public final class FirstAdministrator {

    private static final String USERNAME = "admin";
    private static final String FILE = "initial-admin-password";
    /** Without the letters and digits that are mistaken for each other. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 24;

    private final Transactions transactions;
    private final Grants grants;
    private final PasswordHasher hasher;
    private final PeopleJournal journal;
    private final UserRows rows;
    private final Ids ids;
    private final RandomGenerator random;

    FirstAdministrator(
            Transactions transactions,
            Grants grants,
            PasswordHasher hasher,
            PeopleJournal journal,
            UserRows rows,
            Ids ids,
            RandomGenerator random) {
        this.transactions = transactions;
        this.grants = grants;
        this.hasher = hasher;
        this.journal = journal;
        this.rows = rows;
        this.ids = ids;
        this.random = random;
    }

    /**
     * Does nothing where somebody has the role administrator already.
     *
     * @param given the password to use, or null to have one made and kept in a file that only the owner can read
     * @param folder where that file goes
     * @return the password that was made, to be printed once
     */
    public Optional<Secret> ensure(@Nullable Secret given, Path folder) {
        if (transactions.read(dsl -> dsl.fetchExists(grants.directHolders(dsl, BuiltInRoles.ADMINISTRATOR)))) {
            return Optional.empty();
        }
        Secret password = given != null ? given : Secret.of(makePassword());
        Path file = folder.resolve(FILE);
        if (given == null) {
            // Before the account: a crash in between leaves a file that the next start overwrites, not a lost password.
            write(file, password);
        }
        String hash = hasher.hash(password.reveal());
        if (!create(hash)) {
            // Another node was quicker.
            if (given == null) {
                remove(file);
            }
            return Optional.empty();
        }
        return given == null ? Optional.of(password) : Optional.empty();
    }

    private boolean create(String hash) {
        UUID id = ids.next();
        UserDraft draft = new UserDraft(
                USERNAME,
                "Administrator",
                null,
                true,
                "en",
                "UTC",
                AccessService.DEFAULT_ORGANIZATION,
                Set.of(),
                Set.of(BuiltInRoles.ADMINISTRATOR),
                Set.of());
        try {
            return transactions.inTransaction(work -> insert(work, id, draft, hash));
        } catch (ServiceDeskException duplicate) {
            if (duplicate.code().equals("user.duplicate")) {
                return false;
            }
            throw duplicate;
        }
    }

    private boolean insert(Work work, UUID id, UserDraft draft, String hash) {
        rows.insert(work.dsl(), id, draft, hash);
        journal.user(
                work,
                "user.created",
                null,
                id,
                draft.organization(),
                java.util.Map.of("organization", draft.organization().toString()),
                java.util.Map.of("displayName", draft.displayName()));
        return true;
    }

    private String makePassword() {
        StringBuilder password = new StringBuilder();
        for (int count = 0; count < LENGTH; count++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private static void write(Path file, Secret password) {
        try {
            Files.createDirectories(file.getParent());
            boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
            Path part = file.resolveSibling(FILE + ".part");
            Files.deleteIfExists(part);
            if (posix) {
                // Born private, so that nobody can open it before its mode is set.
                Files.createFile(
                        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(part, password.reveal() + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("The first administrator's password could not be kept", failure);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
