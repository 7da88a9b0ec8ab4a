package switchboard.smtp.server;

/** With what the desk signs in to the mail server. */
public record Login(String user, String password) {

    /** Without the password, wherever this is printed. */
    @Override
    public String toString() {
        return "Login[user=" + user + "]";
    }
}
