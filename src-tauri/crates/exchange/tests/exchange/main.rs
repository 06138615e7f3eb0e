//! Files between anna (care), bram (enforcement) and carla (housing): whole ones, and every way to spoil one.

mod authors;
mod damage;
mod forgery;
mod golden;
mod members;
mod people;
mod round_trip;
mod sizes;
mod stranger;
