package switchboard.api.access;

import java.util.Locale;

/** How far a permission reaches, from narrow to wide. */
public enum Scope {
    /** What the caller is personally part of: requester, assignee, owner, author. */
    OWN,
    /** What belongs to one of the caller's teams, or to the team the grant names. */
    TEAM,
    /** What belongs to the caller's organization, or to the one the grant names. */
    ORGANIZATION,
    /** Everything. */
    ALL;

    /** As in JSON: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
