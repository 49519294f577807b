-- area: the part of the network that supplies the premises; unknown until the next import says it.
alter table customer add column area text not null default '';
