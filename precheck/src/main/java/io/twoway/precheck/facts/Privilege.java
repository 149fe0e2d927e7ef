package io.twoway.precheck.facts;

/** Privileges that source and sink may need, by their names in GRANT. */
public enum Privilege {
    SELECT("SELECT"),
    RELOAD("RELOAD"),
    REPLICATION_SLAVE("REPLICATION SLAVE"),
    REPLICATION_CLIENT("REPLICATION CLIENT"),
    INSERT("INSERT"),
    UPDATE("UPDATE"),
    DELETE("DELETE"),
    CREATE("CREATE"),
    DROP("DROP"),
    ALTER("ALTER"),
    INDEX("INDEX"),
    REFERENCES("REFERENCES"),
    CREATE_VIEW("CREATE VIEW"),
    SHOW_VIEW("SHOW VIEW"),
    CREATE_ROUTINE("CREATE ROUTINE"),
    ALTER_ROUTINE("ALTER ROUTINE"),
    EXECUTE("EXECUTE"),
    TRIGGER("TRIGGER"),
    SUPER("SUPER"),
    CONNECTION_ADMIN("CONNECTION_ADMIN"),
    XA_RECOVER_ADMIN("XA_RECOVER_ADMIN");

    private final String grantName;

    Privilege(String grantName) {
        this.grantName = grantName;
    }

    /** Returns the name as GRANT takes it. */
    public String grantName() {
        return grantName;
    }
}
