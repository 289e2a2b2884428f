package io.bothways.infra;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One service's database with its two roles: the owner migrates and owns every object, the application role only reads
 * and writes rows. The passwords equal the role names because the server listens on the loopback interface only.
 */
public record Database(int port, String name) {

    private static final String SUPERUSER = "postgres";

    static Database at(int port, String name) {
        return new Database(port, name);
    }

    public String jdbcUrl() {
        return jdbcUrlOf(name);
    }

    public String ownerRole() {
        return name + "_owner";
    }

    public String ownerPassword() {
        return ownerRole();
    }

    public String applicationRole() {
        return name + "_app";
    }

    public String applicationPassword() {
        return applicationRole();
    }

    /** Creates the roles, the database and the privileges that are missing. */
    Database provision() {
        try (Connection connection = asSuperuser("postgres");
                Statement sql = connection.createStatement()) {
            createRole(sql, ownerRole(), ownerPassword());
            createRole(sql, applicationRole(), applicationPassword());
            if (!exists(sql, "select from pg_database where datname = '" + name + "'")) {
                sql.execute("create database " + name + " owner " + ownerRole());
                sql.execute("revoke all on database " + name + " from public");
                sql.execute("grant connect, temporary on database " + name + " to " + applicationRole());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + name + " could not be provisioned", e);
        }
        grantRowsToTheApplication();
        return this;
    }

    private void grantRowsToTheApplication() {
        try (Connection connection = asSuperuser(name);
                Statement sql = connection.createStatement()) {
            String future = "alter default privileges for role " + ownerRole() + " grant ";
            String to = " to " + applicationRole();
            sql.execute(future + "usage on schemas" + to);
            sql.execute(future + "select, insert, update, delete on tables" + to);
            sql.execute(future + "usage, select on sequences" + to);
        } catch (SQLException e) {
            throw new IllegalStateException("Privileges in database " + name + " could not be set", e);
        }
    }

    private Connection asSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrlOf(database), SUPERUSER, "");
    }

    private String jdbcUrlOf(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private static void createRole(Statement sql, String role, String password) throws SQLException {
        if (!exists(sql, "select from pg_roles where rolname = '" + role + "'")) {
            sql.execute("create role " + role + " login password '" + password + "'");
        }
    }

    private static boolean exists(Statement sql, String query) throws SQLException {
        try (var rows = sql.executeQuery(query)) {
            return rows.next();
        }
    }
}
