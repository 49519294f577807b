-- What happened on the floor, in order, without gaps except right behind a snapshot. Times are nanoseconds since 1970.
create table entry (
  number    integer primary key,
  at        integer not null,
  event     text    not null,
  decisions text    not null
);
create index entry_by_time on entry (at);

-- The floor as it was after an entry: the newest, and the last of each day before.
create table snapshot (
  after integer not null,
  at    integer not null,
  floor text    not null,
  primary key (after, at)
);
