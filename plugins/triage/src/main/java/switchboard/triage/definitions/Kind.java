package switchboard.triage.definitions;

/** What can be defined. The key is the noun of its permissions, of its events and of its subject. */
public enum Kind {
    RULE("rule", "rule:read", "rule:edit", "rules", 200),
    AUTOMATION("automation", "rule:read", "rule:edit", "automations", 200),
    MACRO("macro", "macro:read", "macro:edit", "macros", 20_000),
    RECURRING("recurring", "recurring:read", "recurring:edit", "recurring", 1_000);

    private final String key;
    private final String read;
    private final String edit;
    private final String path;
    private final int most;

    Kind(String key, String read, String edit, String path, int most) {
        this.key = key;
        this.read = read;
        this.edit = edit;
        this.path = path;
        this.most = most;
    }

    public String key() {
        return key;
    }

    /** The permission to see it. */
    public String read() {
        return read;
    }

    /** The permission to write it. */
    public String edit() {
        return edit;
    }

    /** Where its resource stands. */
    public String path() {
        return "/api/v1/triage/" + path + "/";
    }

    /** How many there may be: rules are looked at one by one for every event. */
    int most() {
        return most;
    }

    /** The noun of its events: one of the module's permissions. */
    String noun() {
        return read.substring(0, read.indexOf(':'));
    }
}
