-- The Priority Services Register: one row a household. telephone: the number without country code and leading zeros. Days are
-- ISO 8601; lists are parted by semicolons; what is not told is empty. password: rounds, salt and hash, never the password.
create table entry (
    telephone text not null primary key,
    number text not null,
    premises text not null,
    needs text not null,
    evidence text not null,
    purposes text not null,
    seen_by text not null,
    starts text not null,
    expires text not null,
    withdrawn text not null,
    review text not null,
    contact_name text not null,
    contact_number text not null,
    password text not null
) strict, without rowid;
