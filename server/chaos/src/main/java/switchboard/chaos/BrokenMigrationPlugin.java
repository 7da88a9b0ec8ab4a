package switchboard.chaos;

/** The variant whose migrations fail in the middle: name it as {@code plugin.class}. */
public final class BrokenMigrationPlugin extends ChaosPlugin {

    @Override
    String migrations() {
        return "db/migration/chaos-broken";
    }
}
